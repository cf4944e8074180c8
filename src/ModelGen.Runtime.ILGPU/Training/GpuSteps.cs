using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;

namespace ModelGen.Training;

/// <summary>
/// Optimizer steps on a device. While one step computes, the next one's samples are gathered and travel on a stream of their
/// own; losses and outputs come back when the next step is ready to begin.
/// </summary>
internal sealed class GpuSteps : StepRunner
{
    private readonly TrainableModel model;
    private readonly ulong seed;
    private readonly GpuBatch batch;
    private readonly AcceleratorStream travel;
    private readonly HostBatch[] hosts = new HostBatch[2];
    private readonly GpuUpdate update;
    private readonly float[] gradients;
    private HostBatch? running;
    private HostBatch? finished;
    private HostBatch? ended;
    private long steps;

    public GpuSteps(
        Accelerator accelerator, TrainableModel model, GpuProgram program, Dataset data, Optimizer optimizer, int batchSize, ulong seed, float[]? classWeights)
    {
        this.model = model;
        this.seed = seed;
        gradients = new float[model.Info.WeightsLength];
        batch = new GpuBatch(accelerator, model, program, batchSize, learns: true, hasSampleWeights: classWeights is not null);
        travel = accelerator.CreateStream();
        for (int i = 0; i < hosts.Length; i++)
        {
            hosts[i] = new HostBatch(accelerator, model.Info, data, batchSize, classWeights);
        }

        update = new GpuUpdate(batch.Stream, model.Info, optimizer);
        batch.TakeWeights();
    }

    /// <inheritdoc/>
    public override int Depth => 2;

    /// <summary>Kernels launched up to now.</summary>
    public long Launches => batch.Stream.Launches;

    /// <inheritdoc/>
    public override Predictions Predictions => ended!.Predictions;

    /// <summary>Those of the step that began last.</summary>
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
    public override void Begin(ReadOnlyMemory<int> samples, long completedSteps)
    {
        HostBatch host = hosts[steps++ % hosts.Length];
        host.Fill(samples.Span);
        host.SendInputs(travel);
        travel.Synchronize();
        if (running is not null)
        {
            Finish();
        }

        batch.Launch(host, seed, completedSteps, learns: true);
        update.Run(batch.Weights, batch.Gradients, completedSteps);
        batch.Fetch(host, update.Penalty);
        running = host;
    }

    /// <inheritdoc/>
    public override double End()
    {
        if (finished is null)
        {
            Finish();
        }

        ended = finished!;
        finished = null;
        return (ended.LossSum / ended.Samples) + ended.Penalty;
    }

    /// <inheritdoc/>
    public override void UpdateModel()
    {
        batch.Weights.CopyToCPU(batch.Stream.Stream, model.WritableWeights);
        batch.Synchronize();
        model.WeightsChanged();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        update.Dispose();
        foreach (HostBatch host in hosts)
        {
            host.Dispose();
        }

        travel.Dispose();
        batch.Dispose();
    }

    private void Finish()
    {
        batch.Synchronize();
        finished = running;
        running = null;
    }
}
