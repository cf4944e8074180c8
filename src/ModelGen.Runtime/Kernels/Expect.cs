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

    /// <summary>Exactly (samples, size) floats.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    public static void Length(ReadOnlySpan<float> values, int samples, int size, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        if (values.Length != (long)samples * size)
        {
            throw new ArgumentException($"'{name}' has {values.Length} floats; {samples} samples of {size} are {(long)samples * size}.", name);
        }
    }
}
