using ModelGen.Training;

namespace ModelGen.Tests;

/// <summary>No steps, only the gradients that a test gives.</summary>
internal sealed class GivenGradients(int length) : StepRunner
{
    private readonly float[] gradients = new float[length];

    public Span<float> Span => gradients;

    public override Predictions Predictions => throw new NotSupportedException();

    public override ReadOnlySpan<float> Gradients => gradients;

    public override void RestoreGradients(ReadOnlySpan<float> gradients) => gradients.CopyTo(this.gradients);

    public override void Begin(ReadOnlyMemory<int> samples, long completedSteps) => throw new NotSupportedException();

    public override double End() => throw new NotSupportedException();
}
