using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>A map with memory of its own. Its halo holds a mark, so that a kernel that reads or writes it is found out.</summary>
internal sealed class TestMap
{
    private const float Mark = float.NaN;
    private readonly int height, width, channels;
    private readonly Halo halo;

    public TestMap(int samples, int height, int width, int channels, Halo halo = default)
    {
        (this.height, this.width, this.channels, this.halo) = (height, width, channels, halo);
        Samples = samples;
        Data = new float[samples * (halo.Top + height + halo.Bottom) * (halo.Left + width + halo.Right) * channels];
        Data.AsSpan().Fill(Mark);
    }

    public int Samples { get; }

    public int Size => height * width * channels;

    public float[] Data { get; }

    public FeatureMap View => new(Data, height, width, channels, halo);

    /// <summary>The interiors of all samples, one after the other.</summary>
    public float[] Values
    {
        get
        {
            float[] values = new float[Samples * Size];
            for (int sample = 0; sample < Samples; sample++)
            {
                View.CopySampleTo(sample, values.AsSpan(sample * Size, Size));
            }

            return values;
        }
    }

    public TestMap Fill(Func<float> next)
    {
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int row = 0; row < height; row++)
            {
                foreach (ref float value in View.Row(sample, row))
                {
                    value = next();
                }
            }
        }

        return this;
    }

    public TestMap Fill(float value) => Fill(() => value);

    /// <summary>Small whole numbers: sums and products of them are exact.</summary>
    public TestMap FillIntegers(Random random, int magnitude = 8) => Fill(() => random.Next(-magnitude, magnitude + 1));

    public TestMap FillUniform(Random random, float magnitude = 4) => Fill(() => ((random.NextSingle() * 2) - 1) * magnitude);

    /// <summary>An empty map of the same shape.</summary>
    public TestMap Like(Halo halo = default) => new(Samples, height, width, channels, halo);

    /// <summary>The same values inside another halo.</summary>
    public TestMap With(Halo halo)
    {
        TestMap copy = Like(halo);
        float[] values = Values;
        int next = 0;
        return copy.Fill(() => values[next++]);
    }

    public void AssertHaloUntouched()
    {
        float[] outside = [.. Data];
        TestMap copy = new(Samples, height, width, channels, halo);
        copy.Fill(0);
        for (int i = 0; i < outside.Length; i++)
        {
            if (float.IsNaN(copy.Data[i]))
            {
                Assert.True(float.IsNaN(Data[i]), $"The halo was written at {i}.");
            }
        }
    }

    public static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}
