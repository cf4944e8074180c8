using ModelGen.Memory;

namespace ModelGen;

/// <summary>Inputs that are bytes in memory, a quarter of what floats would take, and become floats when they are read.</summary>
internal sealed class ByteInputs : InputStore
{
    private readonly byte[] values;
    private readonly float scale;
    private readonly float offset;

    private ByteInputs(byte[] values, int size, float scale, float offset)
        : base(size)
    {
        this.values = values;
        this.scale = scale;
        this.offset = offset;
    }

    /// <summary>Keeps the array.</summary>
    public static ByteInputs Of(byte[] inputs, int size, float scale, float offset)
    {
        if (!float.IsFinite(scale) || !float.IsFinite((255 * scale) + offset))
        {
            throw new ArgumentException("The scale and the offset have to be finite, and so has 255 * scale + offset.", nameof(scale));
        }

        return new(inputs, size, scale, offset);
    }

    /// <inheritdoc/>
    public override void Copy(int index, Span<float> destination) => ByteConversion.ToFloats(Input(index), destination, scale, offset);

    /// <inheritdoc/>
    public override void Copy(int index, FeatureMap destination, int sample)
    {
        ReadOnlySpan<byte> input = Input(index);
        if (destination.Halo == Halo.None)
        {
            ByteConversion.ToFloats(input, destination.Data.Slice(sample * destination.SampleStride, Size), scale, offset);
            return;
        }

        int length = destination.Width * destination.Channels;
        for (int row = 0; row < destination.Height; row++)
        {
            ByteConversion.ToFloats(input.Slice(row * length, length), destination.Row(sample, row), scale, offset);
        }
    }

    private ReadOnlySpan<byte> Input(int index) => values.AsSpan(index * Size, Size);
}
