using ModelGen.Memory;

namespace ModelGen;

/// <summary>Inputs that are floats in memory.</summary>
internal sealed class FloatInputs : InputStore
{
    private readonly float[] values;

    private FloatInputs(float[] values, int size)
        : base(size) => this.values = values;

    /// <summary>Keeps the array.</summary>
    public static FloatInputs Of(float[] inputs, int size)
    {
        SampleShape.ExpectFinite(inputs, size, nameof(inputs));
        return new(inputs, size);
    }

    /// <inheritdoc/>
    public override void Copy(int index, Span<float> destination) => Input(index).CopyTo(destination);

    /// <inheritdoc/>
    public override void Copy(int index, FeatureMap destination, int sample) => destination.CopySampleFrom(Input(index), sample);

    private ReadOnlySpan<float> Input(int index) => values.AsSpan(index * Size, Size);
}
