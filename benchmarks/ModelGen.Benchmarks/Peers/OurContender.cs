using System.Diagnostics;

namespace ModelGen.Benchmarks;

/// <summary>ModelGen in this process.</summary>
internal abstract class OurContender(int threads) : IContender
{
    public int Threads { get; } = threads;

    public static OurContender Of(Workload workload, int threads) => workload.Trains
        ? new TrainingContender(workload.Network, workload.BatchSize, threads)
        : new InferenceContender(workload.Network, workload.BatchSize, threads);

    public double[] Turn(int repeats)
    {
        for (int i = 0; i < 1 + (repeats / 10); i++)
        {
            Step();
        }

        double[] times = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            long started = Stopwatch.GetTimestamp();
            Step();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return times;
    }

    public abstract void Dispose();

    protected abstract void Step();
}
