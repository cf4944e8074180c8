using Xunit;

namespace ModelGen.Tests;

public class GradientMonitorTests
{
    [Fact]
    public void The_norm_of_a_layer_covers_all_its_parameters()
    {
        var monitor = new GradientMonitor(warn: _ => { });
        var script = new TrainingScript(monitor);
        script.Gradients[11] = 3;      // the kernel of dense_1 is [0, 12)
        script.Gradients[12] = 1000;   // a gap
        script.Gradients[16] = -4;     // its bias is [16, 20)
        script.Gradients[39] = 2;      // the kernel of dense_2 is [32, 40)
        script.Run("loss", 1, 1);

        Assert.Equal(["dense_1", "dense_2"], monitor.Norms.Keys);
        Assert.Equal([5, 5], monitor.Norms["dense_1"]);
        Assert.Equal([2, 2], monitor.Norms["dense_2"]);
    }

    [Fact]
    public void A_layer_that_leaves_the_bounds_is_reported_once_each_time()
    {
        List<string> warnings = [];
        float[] gradients = [1, 1e-9f, 0, 1, 2000, 1, float.NaN, 1, float.PositiveInfinity];
        var monitor = new GradientMonitor(warn: warnings.Add);
        TrainingScript? script = null;
        var change = new LambdaCallback(onEpochBegin: context =>
        {
            script!.Gradients.Clear();
            script.Gradients[0] = gradients[context.Epoch - 1];
            script.Gradients[32] = 1;
        });
        script = new TrainingScript(change, monitor);
        script.Run("loss", new double[9]);

        Assert.Equal(4, warnings.Count);
        Assert.Equal("Epoch 2: the gradient of dense_1 has vanished: its norm is 1e-9.", warnings[0]);
        Assert.Equal("Epoch 5: the gradient of dense_1 has exploded: its norm is 2e3.", warnings[1]);
        Assert.StartsWith("Epoch 7: the gradient of dense_1 has exploded", warnings[2]);
        Assert.StartsWith("Epoch 9: the gradient of dense_1 has exploded", warnings[3]);
        Assert.Equal(9, monitor.Norms["dense_1"].Count);
    }

    [Fact]
    public void A_second_training_begins_anew()
    {
        List<string> warnings = [];
        var monitor = new GradientMonitor(warn: warnings.Add);
        new TrainingScript(monitor).Run("loss", 1, 1, 1);
        new TrainingScript(monitor).Run("loss", 1);
        Assert.Single(monitor.Norms["dense_2"]);
        Assert.Equal(4, warnings.Count);
    }

    [Fact]
    public void Bounds_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor(vanishing: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor(exploding: double.NaN));
    }
}
