using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Checks the operands of kernels before they take pointers; no access leaves its array afterwards.</summary>
internal static class Expect
{
    /// <summary>A map of that shape that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Map(
        in FeatureMap map, int samples, int height, int width, int channels, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        if (map.Height != height || map.Width != width || map.Channels != channels)
        {
            ThrowMap(map, height, width, channels, name);
        }

        Samples(map, samples, name);
    }

    /// <summary>A map of the shape of <paramref name="like"/> that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(in FeatureMap map, int samples, in FeatureMap like, [CallerArgumentExpression(nameof(map))] string name = "") =>
        Map(map, samples, like.Height, like.Width, like.Channels, name);

    /// <summary>A map that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Samples(in FeatureMap map, int samples, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        // A map without memory has a stride of 0.
        if (samples < 0 || map.SampleStride == 0 || (long)samples * map.SampleStride > map.Data.Length)
        {
            ThrowSamples(map, samples, name);
        }
    }

    /// <summary>Exactly (samples, size) floats, size at least 1.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Length(ReadOnlySpan<float> values, int samples, int size, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (samples < 0 || size <= 0 || values.Length != (long)samples * size)
        {
            ThrowLength(values.Length, samples, size, name);
        }
    }

    /// <summary>Exactly so many floats, at least 1, whatever the number of samples: weights and their gradients.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Floats(ReadOnlySpan<float> values, long floats, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (floats <= 0 || values.Length != floats)
        {
            ThrowFloats(values.Length, floats, name);
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
            throw new ArgumentException($"'{outputName}' is written while '{inputName}' is still read; give it separate memory.", outputName);
        }
    }

    /// <summary>One number a channel, or none at all.</summary>
    /// <exception cref="ArgumentException">Neither.</exception>
    public static void Bias(ReadOnlySpan<float> bias, int channels)
    {
        if (!bias.IsEmpty)
        {
            Floats(bias, channels);
        }
    }

    [DoesNotReturn]
    private static void ThrowMap(in FeatureMap map, int height, int width, int channels, string name) => throw new ArgumentException(
        $"'{name}' has samples of {map.Height} x {map.Width} x {map.Channels}; expected {height} x {width} x {channels}.", name);

    [DoesNotReturn]
    private static void ThrowSamples(in FeatureMap map, int samples, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        throw new ArgumentException($"'{name}' has {map.Data.Length} floats, too few for {samples} samples of {map.SampleStride}.", name);
    }

    [DoesNotReturn]
    private static void ThrowLength(int length, int samples, int size, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        throw new ArgumentException($"'{name}' has {length} floats; expected {(long)samples * size}, for {samples} samples of {size}.", name);
    }

    [DoesNotReturn]
    private static void ThrowFloats(int length, long floats, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(floats);
        throw new ArgumentException($"'{name}' has {length} floats; expected {floats}.", name);
    }
}
