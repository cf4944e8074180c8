namespace ModelGen.Tests.Fixtures;

/// <summary>
/// The weights and batches of the PyTorch fixtures, bit for bit those of tests/fixtures/fixture_numbers.py, so that
/// none need storing. All values are exact in float except kernels, which are rounded once, alike on both sides.
/// </summary>
internal static class FixtureNumbers
{
    public const int Classes = 10;

    private const ulong InputStream = 1000;
    private const ulong LabelStream = 2000;
    private const ulong PatternStream = 3000;
    private const int Block = 4;

    /// <summary>Initial values of a kernel, uniform in +-sqrt(6 / fan-in).</summary>
    /// <param name="number">Its place among all parameters in layer order, from 0.</param>
    /// <param name="fanIn">Inputs that one output sums over.</param>
    /// <param name="values">(kernel height, kernel width, inputs, outputs) or (inputs, outputs), flat.</param>
    public static void FillKernel(int number, int fanIn, Span<float> values) =>
        FillSigned(number, (float)Math.Sqrt(6.0 / fanIn), values);

    /// <summary>Initial values of a bias, uniform in +-1/8.</summary>
    public static void FillBias(int number, Span<float> values) => FillSigned(number, 0.125f, values);

    /// <summary>The class, 0 to 9, of one sample of a step; steps count from 1.</summary>
    public static int Label(int step, int sample) => (int)((Hash(LabelStream + (ulong)step, (ulong)sample) >> 32) % Classes);

    /// <summary>The inputs of one step, (samples, height, width, channels) in [-1, 1): noise plus the pattern of each sample's class.</summary>
    public static void FillInputs(int step, int height, int width, int channels, Span<float> inputs)
    {
        int size = height * width * channels;
        for (int i = 0; i < inputs.Length; i++)
        {
            int label = Label(step, i / size);
            int pixel = i % size / channels;
            int block = (((pixel / width / Block) * (width / Block)) + (pixel % width / Block)) * channels;
            ulong noise = Bits24(InputStream + (ulong)step, (ulong)i);
            ulong pattern = Bits24(PatternStream + (ulong)label, (ulong)(block + (i % channels)));
            inputs[i] = ((long)(noise + pattern) - (1 << 24)) / (float)(1 << 24);
        }
    }

    private static void FillSigned(int number, float limit, Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((long)Bits24((ulong)number, (ulong)i) - (1 << 23)) / (float)(1 << 23) * limit;
        }
    }

    /// <summary>0 to 2^24 - 1: every one a float.</summary>
    private static ulong Bits24(ulong stream, ulong index) => Hash(stream, index) >> 40;

    /// <summary>SplitMix64's output function over a mix of stream and index.</summary>
    private static ulong Hash(ulong stream, ulong index)
    {
        unchecked
        {
            ulong z = (stream * 0xD1342543DE82EF95) + ((index + 1) * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
