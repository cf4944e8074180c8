using ModelGen.Parallel;
using ModelGen.Training;
using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>Counts the bytes of the whole process, so nothing may run beside it.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public class Alone;

[Collection("alone")]
public class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_training_step_allocates_nothing_after_warm_up(int threads)
    {
        SmallCnn model = new(1);
        using WorkerPool pool = new(threads);
        TrainingStep step = new(model, RandomData.For(model.Info, 64), new Adam { GlobalClipNorm = 1 }, pool, batchSize: 64, laneCount: 2, seed: 1, classWeights: null);
        int[] order = [.. Enumerable.Range(0, 64)];
        Metric[] metrics = [new Accuracy()];
        AssertNothingAllocated(i =>
        {
            step.Run(order, i);
            metrics[0].Update(step.Batch.Predictions);
        });
    }

    [Fact]
    public void Predict_allocates_nothing_after_warm_up()
    {
        SmallCnn model = new(1);
        float[] inputs = new float[20 * SmallCnn.InputSize];
        float[] outputs = new float[20 * SmallCnn.OutputSize];
        AssertNothingAllocated(_ => model.Predict(inputs, outputs));
    }

    [Fact]
    public void Predict_on_two_threads_allocates_nothing_after_warm_up()
    {
        SmallCnn model = new(1);
        int samples = (int)(5_000_000 / SmallCnn.MultiplyAdds) + 1;
        float[] inputs = new float[samples * SmallCnn.InputSize];
        float[] outputs = new float[samples * SmallCnn.OutputSize];
        AssertNothingAllocated(_ => model.Predict(inputs, outputs, threads: 2));
    }

    private static void AssertNothingAllocated(Action<int> action)
    {
        for (int i = 0; i < 100; i++)
        {
            action(i);
        }

        // The runtime's own threads may allocate now and then: the best of some tries is the code's.
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 50 && least > 0; attempt++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < 20; i++)
            {
                action(i);
            }

            least = long.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }
}
