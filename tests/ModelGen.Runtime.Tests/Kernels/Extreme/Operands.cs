namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>Operands of a kernel from some memory: the same numbers for the same seed, in the order in which they are taken.</summary>
internal sealed class Operands(TestFloats.Source source, int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Whole numbers from -2 to 2.</summary>
    public Span<float> Read(int length)
    {
        Span<float> values = source(length);
        foreach (ref float value in values)
        {
            value = random.Next(-2, 3);
        }

        return values;
    }

    /// <summary>Room for results, all NaN.</summary>
    public Span<float> Write(int length)
    {
        Span<float> values = source(length);
        values.Fill(float.NaN);
        return values;
    }
}
