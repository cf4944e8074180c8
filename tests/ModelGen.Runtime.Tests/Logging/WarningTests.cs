using ModelGen.Tests.Checkpoints;
using Xunit;

namespace ModelGen.Tests.Logging;

public class WarningTests
{
    [Fact]
    public void A_warning_of_a_training_is_kept_and_heard_once()
    {
        List<string> heard = [];
        History history = Fit(heard.Add, context => context.Warn("The same each step."), context => context.Warn($"Epoch {context.Epoch}."));
        Assert.Equal(["Epoch 1.", "The same each step.", "Epoch 2."], heard);
        Assert.Equal(heard, history.Warnings);
    }

    [Fact]
    public void By_default_a_warning_is_a_line_on_standard_error()
    {
        TextWriter before = Console.Error;
        using var errors = new StringWriter();
        Console.SetError(TextWriter.Synchronized(errors));
        try
        {
            Assert.Equal(["Look here."], Fit(onWarning: null, context => context.Warn("Look here."), _ => { }).Warnings);
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.Single(errors.ToString().Split(Environment.NewLine), line => line == "ModelGen: Look here.");
    }

    [Fact]
    public void A_training_without_trouble_warns_of_nothing() => Assert.Empty(Fit(onWarning: null, _ => { }, _ => { }).Warnings);

    private static History Fit(Action<string>? onWarning, Action<TrainingContext> onBatchEnd, Action<TrainingContext> onEpochBegin) =>
        new TinyModel().Fit(TinyTraining.Data(10), new FitOptions
        {
            Epochs = 2,
            Lanes = 1,
            Threads = 1,
            OnWarning = onWarning,
            Callbacks = [new LambdaCallback(onBatchEnd: onBatchEnd), new LambdaCallback(onEpochBegin: onEpochBegin)],
        });
}
