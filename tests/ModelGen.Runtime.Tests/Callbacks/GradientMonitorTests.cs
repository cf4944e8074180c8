using Xunit;

namespace ModelGen.Tests;

public class GradientMonitorTests
{
    [Fact]
    public void Without_a_place_of_its_own_it_warns_as_the_training_does()
    {
        List<string> heard = [];
        var script = new TrainingScript(new FitOptions { Epochs = 2, OnWarning = heard.Add }, new GradientMonitor());
        script.Run("loss", 1);
        Assert.Equal(["Epoch 1: the gradient of dense_1 has vanished: its norm is 0e0.", "Epoch 1: the gradient of dense_2 has vanished: its norm is 0e0."], heard);
        Assert.Equal(heard, script.Context.History.Warnings);
    }

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
    public void A_layer_is_compared_with_the_last_one_weight_by_weight()
    {
        // dense_1 has 16 parameters and dense_2 has 8: root mean squares are norm / 4 and norm / sqrt(8).
        float[] norms = [1, 2e-3f, 1e-3f, 1e-3f, 1, 2000, 1];
        List<string> warnings = [];
        var monitor = new GradientMonitor(exploding: 1e9, warn: warnings.Add);
        TrainingScript? script = null;
        var change = new LambdaCallback(onEpochBegin: context =>
        {
            script!.Gradients.Clear();
            script.Gradients[3] = norms[context.Epoch - 1];
            script.Gradients[33] = 1;
        });
        script = new TrainingScript(change, monitor);
        script.Run("loss", new double[norms.Length]);

        Assert.Equal(2, warnings.Count);
        Assert.StartsWith("Epoch 3: the gradient vanishes on its way from dense_2 (norm 1e0) to dense_1 (norm 1e-3). Use ReLU", warnings[0]);
        Assert.StartsWith("Epoch 6: the gradient explodes on its way from dense_2 (norm 1e0) to dense_1 (norm 2e3). Clip", warnings[1]);
    }

    [Fact]
    public void A_gradient_that_is_nowhere_is_not_compared()
    {
        List<string> warnings = [];
        new TrainingScript(new GradientMonitor(warn: warnings.Add)).Run("loss", 0);
        Assert.Equal(2, warnings.Count);
        Assert.All(warnings, warning => Assert.Contains("has vanished", warning, StringComparison.Ordinal));
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
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor(ratio: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientMonitor(ratio: double.NaN));
    }
}
