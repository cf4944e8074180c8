using Xunit;

namespace ModelGen.Tests;

public class LearningRateCallbackTests
{
    [Fact]
    public void The_scheduler_gives_each_epoch_its_learning_rate()
    {
        var scheduler = new LearningRateScheduler((epoch, rate) => epoch < 3 ? rate : rate / 2);
        TrainingScript script = new TrainingScript(scheduler).Run("val_loss", 1, 1, 1, 1);
        Assert.Equal([0.1f, 0.1f, 0.05f, 0.025f], script.LearningRates);
    }

    [Fact]
    public void The_scheduler_refuses_rates_that_are_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingScript(new LearningRateScheduler((_, _) => float.NaN)).Run("loss", 1));

    [Fact]
    public void A_plateau_lowers_the_learning_rate_and_the_wait_begins_anew()
    {
        var plateau = new ReduceLROnPlateau(factor: 0.5, patience: 2);
        TrainingScript script = new TrainingScript(plateau).Run("val_loss", 5, 4, 4, 4, 4, 4, 3, 3);
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.025f, 0.025f, 0.025f], script.LearningRates);
    }

    [Fact]
    public void Epochs_of_the_cooldown_are_not_counted()
    {
        // The epoch that ends the cooldown counts again, as in Keras.
        var plateau = new ReduceLROnPlateau(factor: 0.5, patience: 1, cooldown: 2);
        TrainingScript script = new TrainingScript(plateau).Run("val_loss", 5, 5, 5, 5, 5);
        Assert.Equal([0.1f, 0.05f, 0.05f, 0.025f, 0.025f], script.LearningRates);
    }

    [Fact]
    public void The_learning_rate_never_falls_below_its_least_value()
    {
        var plateau = new ReduceLROnPlateau(factor: 0.1, patience: 1, minLearningRate: 0.005);
        TrainingScript script = new TrainingScript(plateau).Run("val_loss", 5, 5, 5, 5);
        Assert.Equal([0.1f, 0.01f, 0.005f, 0.005f], script.LearningRates);
    }

    [Fact]
    public void A_change_below_the_least_one_is_a_plateau()
    {
        var plateau = new ReduceLROnPlateau(factor: 0.5, patience: 1);
        TrainingScript script = new TrainingScript(plateau).Run("val_loss", 5, 4.99995, 4.9998);
        Assert.Equal([0.1f, 0.05f, 0.05f], script.LearningRates);
    }

    [Fact]
    public void The_plateau_of_a_metric_is_where_it_stops_rising()
    {
        var plateau = new ReduceLROnPlateau("val_accuracy", factor: 0.5, patience: 1);
        TrainingScript script = new TrainingScript(plateau).Run("val_accuracy", 0.5, 0.6, 0.55);
        Assert.Equal([0.1f, 0.1f, 0.05f], script.LearningRates);
    }

    [Fact]
    public void Neither_overrides_a_schedule()
    {
        var options = new FitOptions { ValidationSplit = 0.1, Optimizer = new Adam(new CosineDecay(0.1, 100)) };
        Callback[] callbacks = [new ReduceLROnPlateau(), new LearningRateScheduler((_, rate) => rate)];
        foreach (Callback callback in callbacks)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(
                () => new TrainingScript(options, callback).Run("val_loss", 1));
            Assert.Contains(callback.GetType().Name, error.Message);
            Assert.Contains("CosineDecay", error.Message);
        }
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(factor: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(cooldown: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(minLearningRate: -1));
        Assert.Throws<ArgumentNullException>(() => new LearningRateScheduler(null!));
    }
}
