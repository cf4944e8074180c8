using Xunit;

namespace ModelGen.Tests;

public class SmallCallbackTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_loss_that_is_not_finite_ends_training_at_its_step(double loss)
    {
        var terminate = new TerminateOnNaN();
        var script = new TrainingScript(new LambdaCallback(onEpochBegin: context => context.BatchLoss = context.Epoch == 3 ? loss : 1), terminate);
        script.Run("loss", 1, 1, 1, 1);
        Assert.Equal((3, 3), (script.Context.Epoch, terminate.StoppedStep));
    }

    [Fact]
    public void Finite_losses_end_nothing()
    {
        var terminate = new TerminateOnNaN();
        Assert.Equal(4, new TrainingScript(terminate).Run("loss", 1, 1, 1, 1).Context.Epoch);
        Assert.Equal(0, terminate.StoppedStep);
    }

    [Fact]
    public void Delegates_run_at_their_points_of_training()
    {
        List<string> calls = [];
        var callback = new LambdaCallback(
            _ => calls.Add("train begins"),
            context => calls.Add($"epoch {context.Epoch} begins"),
            context => calls.Add($"batch {context.Batch} ends"),
            (_, logs) => calls.Add($"epoch ends with {logs["loss"]}"),
            _ => calls.Add("train ends"));
        new TrainingScript(callback, new LambdaCallback()).Run("loss", 7);
        Assert.Equal(["train begins", "epoch 1 begins", "batch 1 ends", "epoch ends with 7", "train ends"], calls);
    }
}
