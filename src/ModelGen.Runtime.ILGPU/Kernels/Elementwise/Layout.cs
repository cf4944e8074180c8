using ILGPU.Runtime;

namespace ModelGen.GpuKernels;

/// <summary>Moves values between two layouts.</summary>
public static class Layout
{
    /// <summary>y = x, in the order of rows, columns and channels; the shapes may differ, the sizes may not.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">What to copy.</param>
    /// <param name="y">Where to; as many floats a sample.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The sizes differ, or a map holds fewer samples.</exception>
    public static void Copy(GpuStream gpu, GpuMap x, GpuMap y, int samples)
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Samples(y, samples);
        if (x.Size != y.Size)
        {
            throw new ArgumentException($"'y' has {y.Size} values per sample; 'x' has {x.Size}.", nameof(y));
        }

        if (samples > 0)
        {
            // Maps have no halos, so every layout is the same floats in the same order.
            x.Flat(samples).CopyTo(gpu.Stream, y.Flat(samples));
        }
    }
}
