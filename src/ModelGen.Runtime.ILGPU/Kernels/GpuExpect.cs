using System.Runtime.CompilerServices;
using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Checks, on the host before a launch, that no kernel accesses memory outside its views.</summary>
internal static class GpuExpect
{
    /// <summary>
    /// The most floats of an operand. Kernels count them in Int32, and beyond the last go at most a group of threads, a tile of
    /// rows or a step of lanes: all of them less than what is left out here.
    /// </summary>
    private const int MostFloats = int.MaxValue - (16 * GpuStream.GroupSize);

    /// <summary>A map of that shape that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(in GpuMap map, int samples, int height, int width, int channels, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        if (map.Height != height || map.Width != width || map.Channels != channels)
        {
            throw new ArgumentException(
                $"'{name}' has samples of {map.Height} x {map.Width} x {map.Channels}; expected {height} x {width} x {channels}.", name);
        }

        Samples(map, samples, name);
    }

    /// <summary>A map of the shape of <paramref name="like"/> that holds that many samples.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(in GpuMap map, int samples, in GpuMap like, [CallerArgumentExpression(nameof(map))] string name = "") =>
        Map(map, samples, like.Height, like.Width, like.Channels, name);

    /// <summary>A map that holds that many samples, whose numbers are int: kernels index with them.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void Samples(in GpuMap map, int samples, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        if (map.Size <= 0 || (long)samples * map.Size > map.Data.Length)
        {
            throw new ArgumentException($"'{name}' has {map.Data.Length} floats, too few for {samples} samples of {map.Size}.", name);
        }

        if ((long)samples * map.Size > MostFloats)
        {
            throw new ArgumentException($"'{name}' would have {(long)samples * map.Size} floats in one pass; a kernel can index {MostFloats}. Use a smaller batch.", name);
        }
    }

    /// <summary>Exactly (samples, size) values, size at least 1.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    public static void Length<T>(ArrayView<T> values, int samples, int size, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (values.Length != (long)samples * size || values.Length > MostFloats)
        {
            throw new ArgumentException($"'{name}' has {values.Length} values; expected {(long)samples * size}, for {samples} samples of {size}.", name);
        }
    }

    /// <summary>Exactly so many values, at least 1, whatever the number of samples: weights and their gradients.</summary>
    /// <exception cref="ArgumentException">More or fewer.</exception>
    public static void Count<T>(ArrayView<T> values, long count, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        if (values.Length != count || count > MostFloats)
        {
            throw new ArgumentException($"'{name}' has {values.Length} values; expected {count}.", name);
        }
    }

    /// <summary>No sample weights, or one for each sample.</summary>
    /// <exception cref="ArgumentException">Some, but not as many.</exception>
    public static void Weights(ArrayView<float> sampleWeights, int samples)
    {
        if (sampleWeights.Length > 0)
        {
            Length(sampleWeights, samples, 1);
        }
    }

    /// <summary>Room for one loss a sample.</summary>
    /// <exception cref="ArgumentException">There is not.</exception>
    public static void Losses(GpuStream gpu, int samples)
    {
        if (gpu.Losses.Length < samples)
        {
            throw new ArgumentException($"The stream has room for {gpu.Losses.Length} losses, too few for {samples} samples.", nameof(gpu));
        }
    }
}
