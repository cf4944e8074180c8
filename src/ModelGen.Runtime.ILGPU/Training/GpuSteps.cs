using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;

namespace ModelGen.Training;

/// <summary>
/// Optimizer steps on a device. While one step computes, the next one's samples are gathered and travel on a stream of their
/// own, and its kernels wait in the device's stream: the stream never runs dry. Losses and outputs come behind each step.
/// </summary>
internal sealed class GpuSteps : StepRunner
{
    private readonly TrainableModel model;
    private readonly GpuBatch batch;
    private readonly AcceleratorStream travel;
    private readonly HostBatch[] hosts = new HostBatch[2];
    private readonly GpuUpdate update;
    private readonly float[] gradients;
    private readonly OptimizerState state;
    private readonly ProfilingMarker?[] ends = new ProfilingMarker?[2];
    private HostBatch? ended;
    private WeightSet? known;
    private long begun;
    private long done;

    public GpuSteps(
        Accelerator accelerator, TrainableModel model, GpuProgram program, Dataset data, Optimizer optimizer, int batchSize, ulong seed, float[]? classWeights)
    {
        this.model = model;
        Seed = seed;
        gradients = new float[model.Info.WeightsLength];
        batch = new GpuBatch(accelerator, model, program, batchSize, learns: true, hasSampleWeights: classWeights is not null);
        travel = accelerator.CreateStream();
        for (int i = 0; i < hosts.Length; i++)
        {
            hosts[i] = new HostBatch(accelerator, model.Info, data, batchSize, classWeights);
        }

        update = new GpuUpdate(batch.Stream, model.Info, optimizer);
        state = optimizer.StateFor(model);
        Resume();
    }

    /// <inheritdoc/>
    public override int Depth => 2;

    /// <summary>Kernels launched up to now.</summary>
    public long Launches => batch.Stream.Launches;

    /// <inheritdoc/>
    public override Predictions Predictions => ended!.Predictions;

    /// <summary>Gets the gradients of the step that began last.</summary>
    public override ReadOnlySpan<float> Gradients
    {
        get
        {
            batch.Gradients.CopyToCPU(batch.Stream.Stream, gradients);
            batch.Synchronize();
            return gradients;
        }
    }

    /// <inheritdoc/>
    public override void Resume()
    {
        update.TakeState(state);
        TakeWeights();
    }

    /// <inheritdoc/>
    public override void Begin(ReadOnlyMemory<int> samples, long completedSteps)
    {
        TakeNewWeights();
        HostBatch host = hosts[begun % hosts.Length];
        host.Fill(samples.Span);
        host.SendInputs(travel);
        travel.Synchronize();
        batch.Launch(host, Seed, completedSteps, learns: true);
        update.Run(batch.Weights, batch.Gradients, completedSteps);
        batch.Fetch(host, update.Penalty);
        ends[begun++ % ends.Length] = batch.Mark();
    }

    /// <inheritdoc/>
    public override double End()
    {
        ref ProfilingMarker? end = ref ends[done % ends.Length];
        batch.WaitFor(end!);
        end!.Dispose();
        end = null;
        ended = hosts[done++ % hosts.Length];
        return (ended.LossSum / ended.Samples) + ended.Penalty;
    }

    /// <inheritdoc/>
    public override void UpdateModel()
    {
        TakeNewWeights();
        batch.Weights.CopyToCPU(batch.Stream.Stream, model.WritableWeights);
        update.GiveState(state);
        batch.Synchronize();
        model.WeightsChanged();
        known = model.CurrentWeights;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (ProfilingMarker? end in ends)
        {
            end?.Dispose();
        }

        update.Dispose();
        foreach (HostBatch host in hosts)
        {
            host.Dispose();
        }

        travel.Dispose();
        batch.Dispose();
    }

    /// <summary>Goes over to weights that a callback has given the model; a step that is under way has had the old ones.</summary>
    private void TakeNewWeights()
    {
        if (!ReferenceEquals(known, model.CurrentWeights))
        {
            TakeWeights();
        }
    }

    private void TakeWeights()
    {
        batch.TakeWeights();
        batch.Synchronize();
        known = model.CurrentWeights;
    }
}
