using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>The sum of a batch's losses, on the device.</summary>
internal static class LossSum
{
    /// <summary>Writes the sum of the stream's first losses, added in double precision and always in the same order.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="samples">How many losses.</param>
    /// <param name="sum">One number, written.</param>
    /// <exception cref="ArgumentException">There are fewer losses, or there is no room for the sum.</exception>
    public static void Write(GpuStream gpu, int samples, ArrayView<double> sum)
    {
        GpuExpect.Losses(gpu, samples);
        GpuExpect.Length(sum, 1, 1);
        DoubleSum.Few(gpu, default(Identity), gpu.Losses.SubView(0, samples), sum);
    }
}
