using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient of <see cref="DepthwiseTaps{TShape}"/>: the sums of all panels stay in memory, so that some rows at a
/// time pass through all panels.
/// </summary>
/// <param name="sums">Nine vectors a panel.</param>
internal readonly unsafe struct DepthwiseTapSums<TShape>(FeatureMapPointer x, FeatureMapPointer dy, float* sums, int samples, int rows) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
{
    private const int Taps = 9;

    /// <summary>Floats of a first-level cache of 32 KiB that are there for rows of x.</summary>
    private const int CacheFloats = 5 * 1024;

    /// <summary>dKernel += the sum over the pixels of all samples.</summary>
    [SkipLocalsInit]
    public static void AddTo<TPanels>(float* dKernel, FeatureMapPointer x, FeatureMapPointer dy, int samples)
        where TPanels : struct, IPanels
    {
        // The last panel may overlap the one before, and has a place behind all, whichever its width.
        int outputs = DepthwiseConv2D.Outputs<TShape>(), length = Taps * (outputs + Pair<F32x16>.Count);
        float* sums = stackalloc float[length];
        new Span<float>(sums, length).Clear();
        int block = RowsAtATime, together = block < TShape.OutputHeight ? 1 : samples;
        for (int sample = 0; sample < samples; sample += together)
        {
            for (int row = 0; row < TShape.OutputHeight; row += block)
            {
                TPanels.Cover(
                    outputs,
                    new DepthwiseTapSums<TShape>(
                        x.From(sample, row * TShape.StrideHeight), dy.From(sample, row), sums, together, int.Min(block, TShape.OutputHeight - row)));
            }
        }

        TPanels.Cover(outputs, new Total(sums, dKernel));
    }

    /// <summary>
    /// All, but for 256-bit vectors and strided windows, which use each number of x only twice: every panel would have all lines
    /// come near for half of each. There it is as many rows as stay in the first-level cache for all panels.
    /// </summary>
    private static int RowsAtATime
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => F32x16.IsSupported || TShape.StrideWidth == 1
            ? TShape.OutputHeight
            : (int)long.Max(1, CacheFloats / ((long)TShape.StrideHeight * TShape.InputWidth * TShape.InputChannels));
    }

    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        float* window = Window.First<TShape>(x) + (output / TShape.DepthMultiplier);
        if (TShape.DepthMultiplier == 2)
        {
            DepthwiseTaps<TShape>.Add<V, OneForTwo>(Place<V>(sums, output, skip), window, x, dy.Interior + output, dy, samples, rows);
        }
        else
        {
            DepthwiseTaps<TShape>.Add<V, OneForEach>(Place<V>(sums, output, skip), window, x, dy.Interior + output, dy, samples, rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V* Place<V>(float* sums, int output, int skip)
        where V : unmanaged, IVector<V> =>
        (V*)(sums + (Taps * (skip > 0 ? DepthwiseConv2D.Outputs<TShape>() : output)));

    /// <summary>Adds the sums to the gradient.</summary>
    private readonly struct Total(float* sums, float* dKernel) : IPanelAction
    {
        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        public void Invoke<V>(int output, int skip)
            where V : unmanaged, IVector<V>
        {
            V* panel = Place<V>(sums, output, skip);
            for (int tap = 0; tap < Taps; tap++)
            {
                OverlapSum.Add(panel[tap], dKernel + (tap * DepthwiseConv2D.Outputs<TShape>()) + output, skip);
            }
        }
    }
}
