using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>What kernels check before they take pointers: after these, no access leaves its array.</summary>
internal static class Expect
{
    /// <summary>A map of that shape that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(
        FeatureMap map, int samples, int height, int width, int channels, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        if (map.Height != height || map.Width != width || map.Channels != channels)
        {
            throw new ArgumentException(
                $"'{name}' is a map of {map.Height} x {map.Width} x {map.Channels} a sample; this kernel expects {height} x {width} x {channels}.", name);
        }

        Samples(map, samples, name);
    }

    /// <summary>A map of the shape of <paramref name="like"/> that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(FeatureMap map, int samples, FeatureMap like, [CallerArgumentExpression(nameof(map))] string name = "") =>
        Map(map, samples, like.Height, like.Width, like.Channels, name);

    /// <summary>A map that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Samples(FeatureMap map, int samples, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        if (map.SampleStride == 0 || map.Samples < samples)
        {
            throw new ArgumentException($"'{name}' has {map.Data.Length} floats, too few for {samples} samples of {map.SampleStride}.", name);
        }
    }

    /// <summary>Exactly (samples, size) floats, size at least 1.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    public static void Length(ReadOnlySpan<float> values, int samples, int size, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (values.Length != (long)samples * size)
        {
            throw new ArgumentException($"'{name}' has {values.Length} floats; {samples} samples of {size} are {(long)samples * size}.", name);
        }
    }

    /// <summary>No sample weights, or one for each sample.</summary>
    /// <exception cref="ArgumentException">Some, but not as many.</exception>
    public static void Weights(ReadOnlySpan<float> sampleWeights, int samples)
    {
        if (!sampleWeights.IsEmpty)
        {
            Length(sampleWeights, samples, 1);
        }
    }

    /// <summary>Two arrays that share no memory.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Apart(
        ReadOnlySpan<float> input, ReadOnlySpan<float> output,
        [CallerArgumentExpression(nameof(input))] string inputName = "", [CallerArgumentExpression(nameof(output))] string outputName = "")
    {
        if (input.Overlaps(output))
        {
            throw new ArgumentException($"'{outputName}' is written while '{inputName}' is still read: give it memory of its own.", outputName);
        }
    }

    /// <summary>One number a channel, or none at all.</summary>
    /// <exception cref="ArgumentException">Neither.</exception>
    public static void Bias(ReadOnlySpan<float> bias, int channels)
    {
        if (!bias.IsEmpty)
        {
            Length(bias, 1, channels);
        }
    }
}
