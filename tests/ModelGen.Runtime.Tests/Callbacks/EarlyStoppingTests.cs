using Xunit;

namespace ModelGen.Tests;

public class EarlyStoppingTests
{
    [Fact]
    public void Training_ends_after_as_many_epochs_without_improvement_as_there_is_patience()
    {
        var stopping = new EarlyStopping(patience: 2);
        TrainingScript script = new TrainingScript(stopping).Run("val_loss", 5, 4, 4.5, 3, 3, 3.5, 1);
        Assert.Equal((6, 4, 3), (stopping.StoppedEpoch, stopping.BestEpoch, stopping.Best));
        Assert.True(script.Context.StopTraining);
    }

    [Fact]
    public void The_weights_of_the_best_epoch_come_back()
    {
        TrainingScript stopped = new TrainingScript(new EarlyStopping(patience: 2)).Run("val_loss", 5, 4, 3, 9, 9, 9);
        Assert.Equal(3, stopped.Context.Model.Weights[0]);

        TrainingScript finished = new TrainingScript(new EarlyStopping(patience: 9)).Run("val_loss", 5, 4, 9);
        Assert.Equal(2, finished.Context.Model.Weights[0]);

        TrainingScript kept = new TrainingScript(new EarlyStopping(patience: 2, restoreBestWeights: false)).Run("val_loss", 5, 9, 9);
        Assert.Equal(3, kept.Context.Model.Weights[0]);
    }

    [Fact]
    public void Without_patience_the_first_epoch_that_is_no_better_ends_training() =>
        Assert.Equal(3, new TrainingScript(new EarlyStopping()).Run("val_loss", 5, 4, 4, 3).Context.Epoch);

    [Fact]
    public void A_change_below_the_least_one_is_no_improvement()
    {
        var stopping = new EarlyStopping(minDelta: 0.5, patience: 2);
        new TrainingScript(stopping).Run("val_loss", 5, 4.6, 4.4, 4.2, 4.1, 4);
        Assert.Equal((5, 3), (stopping.StoppedEpoch, stopping.BestEpoch));
    }

    [Theory]
    [InlineData("val_accuracy", MonitorMode.Auto, true)]
    [InlineData("accuracy", MonitorMode.Auto, true)]
    [InlineData("loss", MonitorMode.Auto, false)]
    [InlineData("val_mean_absolute_error", MonitorMode.Auto, false)]
    [InlineData("anything", MonitorMode.Max, true)]
    [InlineData("anything", MonitorMode.Min, false)]
    public void Loss_and_metrics_know_which_way_they_improve(string monitor, MonitorMode mode, bool higherIsBetter)
    {
        var stopping = new EarlyStopping(monitor, mode: mode);
        var options = new FitOptions { Epochs = 9, ValidationSplit = 0.1, OnWarning = _ => { }, Callbacks = [new LambdaCallback(onEpochEnd: (_, logs) => logs["anything"] = 1)] };
        new TrainingScript(options, stopping).Run(monitor, 1, 2, 3);
        Assert.Equal(higherIsBetter ? 3 : 1, stopping.BestEpoch);
    }

    [Fact]
    public void Until_the_baseline_is_beaten_no_epoch_renews_the_patience()
    {
        var stopping = new EarlyStopping(patience: 3, baseline: 2);
        new TrainingScript(stopping).Run("val_loss", 9, 8, 8, 7);
        Assert.Equal((3, 2), (stopping.StoppedEpoch, stopping.BestEpoch));

        var beaten = new EarlyStopping(patience: 3, baseline: 2);
        new TrainingScript(beaten).Run("val_loss", 9, 1, 8, 8, 8, 8);
        Assert.Equal((5, 2), (beaten.StoppedEpoch, beaten.BestEpoch));
    }

    [Fact]
    public void Epochs_before_the_start_are_not_watched()
    {
        var stopping = new EarlyStopping(patience: 1, startFromEpoch: 3);
        new TrainingScript(stopping).Run("val_loss", 1, 2, 3, 9, 8, 8);
        Assert.Equal((6, 5, 8), (stopping.StoppedEpoch, stopping.BestEpoch, stopping.Best));
    }

    [Fact]
    public void NaN_is_never_an_improvement()
    {
        var stopping = new EarlyStopping(patience: 2);
        TrainingScript script = new TrainingScript(stopping).Run("val_loss", 5, double.NaN, double.NaN, 1);
        Assert.Equal((3, 1), (stopping.StoppedEpoch, stopping.BestEpoch));
        Assert.Equal(1, script.Context.Model.Weights[0]);

        var never = new EarlyStopping(patience: 2);
        Assert.Equal(2, new TrainingScript(never).Run("val_loss", double.NaN, double.NaN, 1).Context.Model.Weights[0]);
    }

    [Fact]
    public void A_number_that_is_NaN_is_said_once()
    {
        TrainingScript script = new TrainingScript(new EarlyStopping(patience: 9), new ReduceLROnPlateau(patience: 9)).Run("val_loss", 5, double.NaN, double.NaN);
        Assert.Equal(
            ["EarlyStopping monitors 'val_loss', which is NaN in epoch 2. NaN never counts as an improvement.",
             "ReduceLROnPlateau monitors 'val_loss', which is NaN in epoch 2. NaN never counts as an improvement."],
            script.Context.History.Warnings);
    }

    [Fact]
    public void It_says_when_it_will_watch_nothing()
    {
        TrainingScript script = new TrainingScript(new FitOptions { Epochs = 3, ValidationSplit = 0.1 }, new EarlyStopping(startFromEpoch: 3)).Run("val_loss", 1, 2, 3);
        Assert.Equal(["EarlyStopping watches no epoch: startFromEpoch is 3 and training has 3."], script.Context.History.Warnings);
        Assert.Empty(new TrainingScript(new FitOptions { Epochs = 3, ValidationSplit = 0.1 }, new EarlyStopping(startFromEpoch: 2)).Run("val_loss", 1).Context.History.Warnings);
    }

    [Fact]
    public void It_can_be_used_for_a_second_training()
    {
        var stopping = new EarlyStopping(patience: 1);
        new TrainingScript(stopping).Run("val_loss", 0.1, 0.2);
        new TrainingScript(stopping).Run("val_loss", 5, 4, 3);
        Assert.Equal((0, 3), (stopping.StoppedEpoch, stopping.BestEpoch));
    }

    [Theory]
    [InlineData("val_acc", "Did you mean 'val_accuracy'? ")]
    [InlineData("val_acuracy", "Did you mean 'val_accuracy'? ")]
    [InlineData("mae", "Did you mean 'mean_absolute_error'? ")]
    [InlineData("val_MAE", "Did you mean 'val_mean_absolute_error'? ")]
    [InlineData("lr", "Did you mean 'learning_rate'? ")]
    [InlineData("precision", "")]
    public void A_number_that_is_not_logged_is_found_before_anything_begins(string monitor, string hint)
    {
        int begun = 0;
        var count = new LambdaCallback(onTrainBegin: _ => begun++);
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => new TrainingScript(count, new EarlyStopping(monitor)).Run("loss", 1));
        Assert.Equal(
            $"EarlyStopping monitors '{monitor}', which is not logged after an epoch. {hint}There are: "
            + "loss, accuracy, mean_absolute_error, val_loss, val_accuracy, val_mean_absolute_error, learning_rate.",
            error.Message);
        Assert.Equal(0, begun);
    }

    [Fact]
    public void A_number_that_only_another_callback_can_log_is_warned_of_and_found_missing_later()
    {
        var options = new FitOptions { Epochs = 9, ValidationSplit = 0.1, OnWarning = _ => { }, Callbacks = [new LambdaCallback(onEpochEnd: (_, _) => { })] };
        var script = new TrainingScript(options, new EarlyStopping("f1", mode: MonitorMode.Max));
        KeyNotFoundException error = Assert.Throws<KeyNotFoundException>(() => script.Run("loss", 1));
        Assert.Equal("EarlyStopping monitors 'f1', which epoch 1 has not logged. There are: loss.", error.Message);
        Assert.EndsWith("Your own callback would have to add it.", Assert.Single(script.Context.History.Warnings));
    }

    [Fact]
    public void A_number_of_the_validation_needs_a_validation_before_the_first_epoch()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => new TrainingScript(new FitOptions { Epochs = 3 }, new EarlyStopping()).Run([]));
        Assert.Contains("'val_loss'", error.Message);
    }

    [Fact]
    public void An_unknown_number_needs_a_mode() =>
        Assert.Throws<InvalidOperationException>(() => new TrainingScript(new EarlyStopping("learning_rate")).Run("learning_rate", 1));

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(minDelta: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(startFromEpoch: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(mode: (MonitorMode)7));
        Assert.Throws<ArgumentException>(() => new EarlyStopping(monitor: ""));
    }
}
