using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Processes all pixels of one vector of channels in a global pooling. A channel may be visited twice.</summary>
internal interface IGlobalPoolKernel
{
    void Visit<V>(int sample, int channel)
        where V : unmanaged, IVector<V>;
}

/// <summary>The walk that the global pooling kernels share.</summary>
internal static class GlobalPool2D
{
    /// <summary>A map of any size, and one of a single pixel with the same channels.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Check(FeatureMap x, FeatureMap y, int samples)
    {
        Expect.Samples(x, samples);
        Expect.Map(y, samples, 1, 1, x.Channels);
    }

    /// <summary>Visits every channel of the samples. A pair of vectors hides the latency of an addition behind another.</summary>
    public static void Visit<TKernel>(TKernel kernel, int samples, int channels)
        where TKernel : struct, IGlobalPoolKernel => Width.FitPair(channels, new VisitAction<TKernel>(kernel, samples, channels));

    /// <summary>Runs <see cref="Visit{TKernel}"/> with vectors of a width that the channels fill.</summary>
    public static void Visit<TKernel, V>(TKernel kernel, int samples, int channels)
        where TKernel : struct, IGlobalPoolKernel
        where V : unmanaged, IVector<V>
    {
        for (int sample = 0; sample < samples; sample++)
        {
            // The last vector ends with the channels and may overlap the one before.
            for (int channel = 0; channel < channels; channel += V.Count)
            {
                kernel.Visit<V>(sample, Math.Min(channel, channels - V.Count));
            }
        }
    }

    private readonly struct VisitAction<TKernel>(TKernel kernel, int samples, int channels) : IWidthAction
        where TKernel : struct, IGlobalPoolKernel
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => Visit<TKernel, V>(kernel, samples, channels);
    }
}
