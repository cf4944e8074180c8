using ILGPU.Runtime;
using ModelGen.GpuKernels;

namespace ModelGen.Training;

/// <summary>Evaluates on a device.</summary>
internal sealed class GpuEvaluator : Evaluator
{
    private readonly GpuBatch batch;
    private readonly HostBatch host;

    public GpuEvaluator(Accelerator accelerator, TrainableModel model, GpuProgram program, Dataset data, IReadOnlyList<Metric> metrics)
        : base(model, data, metrics, nameof(data))
    {
        batch = new GpuBatch(accelerator, model, program, BatchSize, learns: false, hasSampleWeights: false);
        host = new HostBatch(accelerator, model.Info, data, BatchSize, classWeights: null);
    }

    /// <inheritdoc/>
    protected override Predictions Predictions => host.Predictions;

    /// <inheritdoc/>
    public override void Dispose()
    {
        host.Dispose();
        batch.Dispose();
    }

    /// <inheritdoc/>
    protected override void TakeWeights() => batch.TakeWeights();

    /// <inheritdoc/>
    protected override double RunBatch(ReadOnlyMemory<int> samples)
    {
        host.Fill(samples.Span);
        host.SendInputs(batch.Stream.Stream);
        batch.Launch(host, seed: 0, step: -1, learns: false);
        batch.Fetch(host, penalty: default);
        batch.Synchronize();
        return host.LossSum;
    }
}
