using System.Runtime.CompilerServices;
using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Checks the operands of convolutions and dense layers before a kernel is launched.</summary>
internal static class ConvolutionExpect
{
    /// <summary>A map of that shape that holds that many samples, where four channels can be read at once if their number is a multiple of four.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Map(GpuMap map, int samples, int height, int width, int channels, [CallerArgumentExpression(nameof(map))] string name = "")
    {
        GpuExpect.Map(map, samples, height, width, channels, name);
        Aligned(map.Data, channels, name);
    }

    /// <summary>A kernel of that many floats.</summary>
    /// <exception cref="ArgumentException">It has more or fewer.</exception>
    public static void Kernel(ArrayView<float> kernel, int length, [CallerArgumentExpression(nameof(kernel))] string name = "")
    {
        GpuExpect.Count(kernel, length, name);
        Aligned(kernel, length, name);
    }

    /// <summary>One number a channel, or none at all.</summary>
    /// <exception cref="ArgumentException">Neither.</exception>
    public static void Bias(ArrayView<float> bias, int channels)
    {
        if (bias.Length > 0)
        {
            GpuExpect.Count(bias, channels);
        }
    }

    /// <summary>A byte for each output, or none at all.</summary>
    /// <exception cref="ArgumentException">Some, but too few.</exception>
    public static void Index(ArrayView<byte> index, int samples, int outputs)
    {
        if (index.Length > 0 && index.Length < (long)samples * outputs)
        {
            throw new ArgumentException(
                $"'{nameof(index)}' has {index.Length} bytes; expected {(long)samples * outputs}, for {samples} samples of {outputs}.", nameof(index));
        }
    }

    /// <summary>
    /// Returns 1 if a gradient is multiplied by f'(x), otherwise 0; checks that x is then a map of dx's shape in memory of
    /// its own.
    /// </summary>
    /// <exception cref="ArgumentException">The map has another shape, holds fewer samples or overlaps dx.</exception>
    public static int Output<TActivation>(GpuMap x, GpuMap dx, int samples)
        where TActivation : struct, IActivation
    {
        if (typeof(TActivation) == typeof(Linear))
        {
            return 0;
        }

        GpuExpect.Map(x, samples, dx);
        if (Overlap(x.Flat(samples), dx.Flat(samples)))
        {
            throw new ArgumentException("'dx' is written while 'x' is still read; give it separate memory.", nameof(dx));
        }

        return 1;
    }

    private static void Aligned(ArrayView<float> data, int floats, string name)
    {
        long first = First(data);
        if (floats % 4 == 0 && first % 4 != 0)
        {
            throw new ArgumentException(
                $"'{name}' begins at float {first} of its memory; kernels read it four by four, so it has to begin at a multiple of 4.", name);
        }
    }

    private static bool Overlap<TView>(TView a, TView b)
        where TView : struct, IContiguousArrayView =>
        ReferenceEquals(a.Buffer, b.Buffer) && a.Index < b.Index + b.Length && b.Index < a.Index + a.Length;

    private static long First<TView>(TView view)
        where TView : struct, IContiguousArrayView => view.Index;
}
