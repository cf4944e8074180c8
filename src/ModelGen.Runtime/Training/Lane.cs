using ModelGen.Memory;

namespace ModelGen.Training;

/// <summary>
/// One share of a step: a run of consecutive samples with its own slots and its own gradient sums. What it computes depends
/// on the number of lanes, never on the thread that runs it.
/// </summary>
internal sealed class Lane
{
    private readonly TrainableModel model;
    private readonly PassInfo plan;
    private readonly Arena slots;
    private readonly Arena? gradients;

    public Lane(TrainableModel model, bool learns)
    {
        this.model = model;
        plan = model.Info.Training!;
        slots = new Arena(plan.ArenaLength);
        gradients = learns ? new Arena(int.Max(model.Info.WeightsLength, model.Info.GradientsLength)) : null;
    }

    /// <summary>The sum of the samples' losses in the last run.</summary>
    public double Loss { get; private set; }

    public ReadOnlySpan<float> Gradients => gradients!.Span;

    /// <summary>Forward and, when the lane learns, backward over samples [first, end) of a batch.</summary>
    public void Run(Batch batch, int first, int end)
    {
        Loss = 0;
        gradients?.Span.Clear();
        for (int start = first, count; start < end; start += count)
        {
            count = int.Min(plan.MicroBatch, end - start);
            MicroBatch(batch, start, count);
        }

        if (gradients is not null)
        {
            model.FinishGradients(gradients.Span);
        }
    }

    private void MicroBatch(Batch batch, int first, int count)
    {
        FeatureMap input = model.TrainingInputIn(slots.Span);
        for (int sample = 0; sample < count; sample++)
        {
            batch.CopyInput(first + sample, input, sample);
            batch.CopyTarget(first + sample);
        }

        TrainingPass pass = new()
        {
            Weights = model.Weights,
            Prepared = batch.Prepared,
            Gradients = gradients is null ? [] : gradients.Span,
            Arena = slots.Span,
            Targets = batch.Targets(first, count),
            SampleWeights = batch.SampleWeights(first, count),
            Outputs = batch.Outputs(first, count),
            Samples = count,
            FirstSample = first,
            Scale = 1f / batch.Count,
            Seed = batch.Seed,
            Step = batch.Step,
        };
        Loss += model.RunForward(pass);
        if (gradients is not null)
        {
            model.RunBackward(pass);
        }
    }
}
