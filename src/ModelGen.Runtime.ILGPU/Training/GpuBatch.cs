using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;

namespace ModelGen.Training;

/// <summary>A model's memory on a device for batches of some size, and its passes over them.</summary>
internal sealed class GpuBatch : IDisposable
{
    private readonly TrainableModel model;
    private readonly GpuProgram program;
    private readonly int capacity;
    private readonly bool hasSampleWeights;
    private readonly List<MemoryBuffer> buffers = [];
    private readonly Accelerator accelerator;
    private readonly ArrayView<float> arena;
    private readonly ArrayView<float> targets;
    private readonly ArrayView<float> sampleWeights;
    private readonly ArrayView<float> outputs;

    public GpuBatch(Accelerator accelerator, TrainableModel model, GpuProgram program, int capacity, bool learns, bool hasSampleWeights)
    {
        this.accelerator = accelerator;
        this.model = model;
        this.program = program;
        this.capacity = capacity;
        this.hasSampleWeights = hasSampleWeights;
        ModelInfo info = model.Info;
        Stream = new GpuStream(accelerator);
        try
        {
            Weights = Allocate(info.WeightsLength);
            Gradients = Allocate(learns ? info.WeightsLength : 0);
            arena = Allocate((long)program.ArenaLength * capacity);
            targets = Allocate((long)info.TargetSize * capacity);
            sampleWeights = Allocate(hasSampleWeights ? capacity : 0);
            outputs = Allocate((long)info.OutputSize * capacity);
            Stream.Losses = Allocate(capacity);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public GpuStream Stream { get; }

    public ArrayView<float> Weights { get; }

    public ArrayView<float> Gradients { get; }

    /// <summary>Goes over to the model's present weights.</summary>
    public void TakeWeights() => Weights.CopyFromCPU(Stream.Stream, model.Weights);

    /// <summary>Launches the forward pass over a batch whose inputs have been sent, and the backward pass where it learns.</summary>
    public void Launch(HostBatch host, ulong seed, long step, bool learns)
    {
        program.Input(arena, capacity).Flat(host.Samples).CopyFrom(Stream.Stream, host.DeviceInputs);
        host.SendTargets(Stream.Stream, targets, sampleWeights);
        Launch(host.Samples, seed, step, learns);
    }

    /// <summary>Has outputs and losses sent to a batch.</summary>
    /// <param name="penalty">One number, the regularisers' share; empty for none.</param>
    public void Fetch(HostBatch host, ArrayView<double> penalty) => host.Fetch(Stream.Stream, outputs, Stream.Losses, penalty);

    /// <summary>Outputs of samples without targets.</summary>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputsOf, int samples)
    {
        program.Input(arena, capacity).Flat(samples).CopyFromCPU(Stream.Stream, inputs);
        targets.MemSetToZero(Stream.Stream);
        Launch(samples, seed: 0, step: -1, learns: false);
        outputs.SubView(0, outputsOf.Length).CopyToCPU(Stream.Stream, outputsOf);
        Synchronize();
    }

    /// <summary>A place behind everything launched up to now.</summary>
    public ProfilingMarker Mark() => Stream.Stream.AddProfilingMarker();

    /// <summary>Waits for everything launched.</summary>
    /// <exception cref="GpuLostException">The device failed.</exception>
    public void Synchronize() => Wait(Stream.Synchronize);

    /// <summary>Waits until the device has come to a place.</summary>
    /// <exception cref="GpuLostException">The device failed.</exception>
    public void WaitFor(ProfilingMarker marker) => Wait(marker.Synchronize);

    private void Wait(Action wait)
    {
        try
        {
            wait();
        }
        catch (AcceleratorException exception)
        {
            throw new GpuLostException(
                $"{accelerator.Name} failed while it ran {model.Info.Name}: {exception.Message}. The model has its last copied weights; "
                + "try again on a new device, or leave FitOptions.Device out.", exception);
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        foreach (MemoryBuffer buffer in buffers)
        {
            buffer.Dispose();
        }
    }

    private void Launch(int samples, ulong seed, long step, bool learns)
    {
        GpuPass pass = new()
        {
            Weights = Weights,
            Gradients = Gradients,
            Arena = arena,
            Capacity = capacity,
            Targets = targets.SubView(0, (long)samples * model.Info.TargetSize),
            SampleWeights = hasSampleWeights ? sampleWeights.SubView(0, samples) : default,
            Outputs = outputs.SubView(0, (long)samples * model.Info.OutputSize),
            Samples = samples,
            Scale = 1f / samples,
            Seed = seed,
            Step = step,
        };
        Stream.Losses.MemSetToZero(Stream.Stream);
        program.Forward(Stream, pass);
        if (learns)
        {
            Gradients.MemSetToZero(Stream.Stream);
            program.Backward(Stream, pass);
        }
    }

    /// <summary>No view is without memory: a kernel may take an empty one.</summary>
    private ArrayView<float> Allocate(long floats)
    {
        MemoryBuffer1D<float, Stride1D.Dense> buffer = accelerator.Allocate1D<float>(long.Max(floats, 1));
        buffers.Add(buffer);
        return floats == 0 ? default : buffer.View.BaseView.SubView(0, floats);
    }
}
