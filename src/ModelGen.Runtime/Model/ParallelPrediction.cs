using ModelGen.Parallel;

namespace ModelGen;

/// <summary>
/// Shares the samples of one prediction among the threads of a pool: as many consecutive samples for each as for the others,
/// or one more. One prediction at a time: while the threads work on another, there is nothing to gain.
/// </summary>
internal sealed unsafe class ParallelPrediction(int threads) : IWork, IDisposable
{
    /// <summary>
    /// Multiply-adds that a thread should have: some 20 microseconds on a wide machine, as long as it takes to wake a thread.
    /// </summary>
    private const long WorthwhileMultiplyAdds = 2_000_000;

    private static readonly Lazy<ParallelPrediction> shared = new(() => new(int.Min(Environment.ProcessorCount, WorkerPool.MaxThreads)));

    private readonly WorkerPool pool = new(threads);
    private int taken;

    // The prediction that runs; its spans stay pinned while it does.
    private Model? model;
    private WeightSet? weights;
    private float* inputs;
    private float* outputs;
    private int samples;
    private int shares;

    /// <summary>For all models of the process. Its threads are started when they are first needed, and sleep in between.</summary>
    public static ParallelPrediction Shared => shared.Value;

    /// <summary>Among how many threads it is worth sharing some samples, at least 1.</summary>
    public static int SharesWorthwhile(ModelInfo info, int samples, int threads)
    {
        // More than a share for each thread there can be makes no difference.
        long multiplyAdds = long.Clamp(info.MultiplyAdds, 1, WorthwhileMultiplyAdds * WorkerPool.MaxThreads) * samples;
        long worthwhile = long.Min(multiplyAdds / WorthwhileMultiplyAdds, int.Min(threads, Environment.ProcessorCount));
        return (int)long.Max(1, long.Min(worthwhile, samples));
    }

    /// <summary>Predicts; false, and nothing is done, where the threads are busy.</summary>
    public bool TryRun(Model model, WeightSet weights, ReadOnlySpan<float> inputs, Span<float> outputs, int samples, int shares)
    {
        if (Interlocked.Exchange(ref taken, 1) != 0)
        {
            return false;
        }

        fixed (float* inputData = inputs, outputData = outputs)
        {
            this.model = model;
            this.weights = weights;
            this.inputs = inputData;
            this.outputs = outputData;
            this.shares = shares;
            this.samples = samples;
            try
            {
                pool.Run(this, shares);
            }
            finally
            {
                this.model = null;
                this.weights = null;
                Volatile.Write(ref taken, 0);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Invoke(int index, int worker)
    {
        int first = Share(index);
        int count = Share(index + 1) - first;
        int inputSize = model!.Info.InputSize;
        int outputSize = model.Info.OutputSize;
        model.PredictWith(
            weights!,
            new(inputs + ((nint)first * inputSize), count * inputSize),
            new(outputs + ((nint)first * outputSize), count * outputSize),
            count);
    }

    /// <inheritdoc/>
    public void Dispose() => pool.Dispose();

    private int Share(int index) => (int)((long)samples * index / shares);
}
