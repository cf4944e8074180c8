using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>The bias of any layer: one number a channel.</summary>
public static class Bias
{
    /// <summary>dBias += the sum of dy over all pixels and samples.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(H, W, C).</param>
    /// <param name="dBias">(C), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit.</exception>
    public static void Gradient(GpuStream gpu, GpuMap dy, ArrayView<float> dBias, int samples)
    {
        GpuExpect.Samples(dy, samples);
        GpuExpect.Count(dBias, dy.Channels);
        ColumnSums.Add(gpu, dy.Data, dBias, samples * dy.Height * dy.Width, dy.Channels);
    }
}
