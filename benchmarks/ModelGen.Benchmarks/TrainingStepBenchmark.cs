using System.Diagnostics;
using ModelGen.Parallel;
using ModelGen.Training;

namespace ModelGen.Benchmarks;

/// <summary>Times whole optimizer steps: gather, forward, loss, backward, sum, Adam.</summary>
internal static class TrainingStepBenchmark
{
    /// <summary>Milliseconds of each step, after a warm-up.</summary>
    public static double[] Run(Network network, int threads, int repeats)
    {
        TrainableModel model = network.Create();
        using WorkerPool pool = new(threads);
        TrainingStep step = new(model, Network.Noise(model.Info, network.BatchSize), new Adam(), pool, network.BatchSize, threads, seed: 1, classWeights: null);
        int[] order = [.. Enumerable.Range(0, network.BatchSize)];
        const int WarmUp = 5;
        List<double> times = [];
        for (int i = 0; i < WarmUp + repeats; i++)
        {
            long started = Stopwatch.GetTimestamp();
            step.Run(order, i);
            if (i >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return [.. times];
    }
}
