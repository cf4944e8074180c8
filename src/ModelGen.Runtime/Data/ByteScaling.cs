namespace ModelGen;

/// <summary>Says how the bytes of a dataset become floats: byte * <paramref name="Scale"/> + <paramref name="Offset"/>.</summary>
/// <param name="Scale">The factor; 1 / 255 brings bytes to [0, 1].</param>
/// <param name="Offset">The number that is added after that.</param>
public readonly record struct ByteScaling(float Scale, float Offset)
{
    /// <summary>A scale that was written with fewer digits moves no byte by this part of the range.</summary>
    private const double Rounding = 1e-4;

    /// <summary>True if both make the same of any byte, but for rounding.</summary>
    internal bool IsSameAs(ByteScaling other)
    {
        double limit = Rounding * byte.MaxValue * Math.Abs((double)Scale);
        return Math.Abs((double)Offset - other.Offset) <= limit
            && Math.Abs((double)Offset - other.Offset + (byte.MaxValue * ((double)Scale - other.Scale))) <= limit;
    }
}
