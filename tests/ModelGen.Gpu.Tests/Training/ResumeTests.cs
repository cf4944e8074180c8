using Xunit;

namespace ModelGen.GpuTests;

/// <summary>A device works ahead of its callbacks; a checkpoint is of the step that has ended all the same.</summary>
public sealed class ResumeTests : IDisposable
{
    // 2 epochs of 3 steps.
    private const int Steps = 6;

    private readonly GpuDevice device = Gpu.OpenCL(); // Compiles each kernel once.
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen-tests-").FullName;

    public void Dispose()
    {
        device.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [OpenCLTheory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    public void Training_on_a_device_goes_on_after_any_step_to_the_same_bits(int? saveFreq)
    {
        float[] expected = Train(null, long.MaxValue);
        Assert.Equal(expected, Train(saveFreq, long.MaxValue));
        for (int step = 0; step < Steps; step++)
        {
            Assert.Throws<TimeoutException>(() => Train(saveFreq, step));
            Assert.Equal(expected, Train(saveFreq, long.MaxValue));
        }
    }

    [OpenCLFact]
    public void A_training_does_not_go_on_elsewhere()
    {
        Assert.Throws<TimeoutException>(() => Train(1, 3));
        Dataset data = RegressorData();
        CheckpointMismatchException exception = Assert.Throws<CheckpointMismatchException>(
            () => new Regressor(1).Fit(data, new FitOptions { Epochs = 2, BatchSize = 16, Seed = 5, Optimizer = new Adam(), Callbacks = [new BackupAndRestore(folder)] }));
        Assert.Contains(exception.Differences, line => line.StartsWith("device: 'GpuDevice' in the checkpoint, 'CPU' here", StringComparison.Ordinal));
    }

    private float[] Train(int? saveFreq, long interruptedAfter)
    {
        Regressor model = new(seed: 2);
        GradientMonitor monitor = new(warn: _ => { });
        model.Fit(RegressorData(), new FitOptions
        {
            Epochs = 2,
            BatchSize = 16,
            Seed = 5,
            Optimizer = new Adam(),
            Device = device,
            Callbacks =
            [
                new BackupAndRestore(folder, saveFreq),
                monitor,
                new LambdaCallback(onBatchEnd: context => { if (context.Step > interruptedAfter) { throw new TimeoutException(); } }),
            ],
        });
        return [.. model.Weights, .. monitor.Norms.Values.SelectMany(norms => norms).Select(norm => (float)norm)];
    }

    private static Dataset RegressorData()
    {
        System.Random random = new(6);
        float[] inputs = [.. Enumerable.Range(0, 40 * 60).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, 40 * 2).Select(_ => random.NextSingle())];
        return Dataset.FromValues(inputs, targets, [6, 5, 2], 2);
    }
}
