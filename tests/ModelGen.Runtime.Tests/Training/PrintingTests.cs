using Xunit;

namespace ModelGen.Tests.Training;

/// <summary>What Console.WriteLine says of what a user holds.</summary>
public class PrintingTests
{
    [Fact]
    public void A_history_tells_time_last_and_best_values()
    {
        TrainingScript script = new TrainingScript(new FitOptions { ValidationSplit = 0.1, OnWarning = _ => { } }).Run(
            [("loss", 0.5), ("mean_absolute_error", 0.25), ("val_loss", 0.125), ("val_accuracy", 0.75), ("learning_rate", 1e-4)],
            [("loss", 0.25), ("mean_absolute_error", 0.5), ("val_loss", double.NaN), ("val_accuracy", 0.5), ("learning_rate", 1e-4)]);
        script.Context.Warn("Look here.");
        foreach (EpochLogs epoch in script.Context.History.Epochs)
        {
            epoch.Duration = TimeSpan.FromSeconds(1.25);
        }

        Assert.Equal(
            """
            2 epochs in 2.5 s, seed 0
              loss                 0.2500  (best)
              mean_absolute_error  0.5000  (best 0.2500 in epoch 1)
              val_loss             NaN  (best 0.1250 in epoch 1)
              val_accuracy         0.5000  (best 0.7500 in epoch 1)
              learning_rate        1.0000e-04
              warnings: Look here.
            """.ReplaceLineEndings("\n"),
            script.Context.History.ToString());
        Assert.Equal("no epochs", new History().ToString());
        Assert.Equal("epoch 1 - loss: 0.5000 - mean_absolute_error: 0.2500 - val_loss: 0.1250 - val_accuracy: 0.7500 - learning_rate: 1.0000e-04", script.Context.History.Epochs[0].ToString());
    }

    [Fact]
    public void A_history_of_a_training_knows_which_way_its_metrics_improve()
    {
        History history = new TinyModel().Fit(Checkpoints.TinyTraining.Data(10), new FitOptions { Epochs = 3, Lanes = 1 });
        Assert.All(history.ToString().Split('\n')[1..3], line => Assert.Contains("(best", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_user_holds_says_what_it_is()
    {
        Assert.Equal("TinyModel: (3) to (2), 24 parameters", new TinyModel().ToString());
        Assert.Equal("Adam(learningRate: 0.001)", new Adam().ToString());
        Assert.Equal("SGD(learningRate: CosineDecay(0.1, decaySteps: 100))", new SGD(new CosineDecay(0.1, 100)).ToString());
        Assert.Equal("Warmup(StepDecay(0.1, stepSize: 10, factor: 0.5), steps: 3)", new Warmup(new StepDecay(0.1, 10, 0.5), 3).ToString());
        Assert.Equal("ExponentialDecay(0.1, decaySteps: 10, decayRate: 0.5)", new ExponentialDecay(0.1, 10, 0.5).ToString());
        Assert.Equal("PiecewiseConstantDecay(0.1 to 0.01 in 2 pieces)", new PiecewiseConstantDecay([5], [0.1, 0.01]).ToString());
        Assert.Equal("accuracy: NaN", new Accuracy().ToString());
        Assert.Equal("EarlyStopping", new EarlyStopping().ToString());
        Assert.Equal("loss: 0.0312 - accuracy: 0.9901", new Evaluation(0.03124, [new("accuracy", 0.9901)]).ToString());
    }
}
