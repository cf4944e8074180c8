using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Training;

namespace ModelGen;

/// <summary>A GPU that models train on and run on. One training or evaluation at a time.</summary>
public sealed class GpuDevice : Device, IDisposable
{
    private readonly Context context;
    private readonly Accelerator accelerator;

    internal GpuDevice(Context context, Accelerator accelerator)
    {
        this.context = context;
        this.accelerator = accelerator;
    }

    /// <inheritdoc/>
    public override string Name => accelerator.Name;

    /// <summary>Bytes of the device's memory.</summary>
    public long MemorySize => accelerator.MemorySize;

    internal bool IsDisposed { get; private set; }

    /// <summary>Gives the device back.</summary>
    public void Dispose()
    {
        if (!IsDisposed)
        {
            IsDisposed = true;
            accelerator.Dispose();
            context.Dispose();
        }
    }

    internal override StepRunner Train(TrainableModel model, Dataset data, Optimizer optimizer, int batchSize, ulong seed, float[]? classWeights) =>
        Guarded(model, batchSize, () => new GpuSteps(accelerator, model, ProgramOf(model), data, optimizer, batchSize, seed, classWeights));

    internal override Evaluator Evaluate(TrainableModel model, Dataset data, IReadOnlyList<Metric> metrics) =>
        Guarded(model, int.Min(Evaluator.MostSamples, data.Count), () => new GpuEvaluator(accelerator, model, ProgramOf(model), data, metrics));

    internal override void Predict(TrainableModel model, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int inputSize = model.Info.InputSize, outputSize = model.Info.OutputSize, samples = inputs.Length / inputSize;
        int capacity = int.Min(samples, Evaluator.MostSamples);
        if (capacity == 0)
        {
            return;
        }

        using GpuBatch batch = Guarded(model, capacity, () => new GpuBatch(accelerator, model, ProgramOf(model), capacity, learns: false, hasSampleWeights: false));
        batch.TakeWeights();
        for (int first = 0, count; first < samples; first += count)
        {
            count = int.Min(capacity, samples - first);
            batch.Predict(inputs.Slice(first * inputSize, count * inputSize), outputs.Slice(first * outputSize, count * outputSize), count);
        }
    }

    private static GpuProgram ProgramOf(TrainableModel model) => model is IGpuModel gpu
        ? gpu.Program
        : throw new GpuException(
            $"{model.Info.Name} has no GPU passes. Reference ModelGen.Runtime.ILGPU in the project that declares the model; the generator then writes them.");

    private T Guarded<T>(TrainableModel model, int batchSize, Func<T> create)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        try
        {
            return create();
        }
        catch (Exception exception) when (exception is AcceleratorException or OutOfMemoryException)
        {
            throw new GpuMemoryException(
                $"{Name} with {accelerator.MemorySize >> 20} MiB cannot hold {model.Info.Name} with a batch of {batchSize}: {exception.Message}. "
                + "Use a smaller FitOptions.BatchSize, end other programs that use the device, or leave FitOptions.Device out.", exception);
        }
    }
}
