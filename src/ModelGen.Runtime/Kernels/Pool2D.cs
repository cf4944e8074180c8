using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Processes one window of one vector of channels in a pooling.</summary>
internal interface IPoolKernel
{
    /// <summary>True if it adds to memory, so that no channel may be visited twice.</summary>
    static abstract bool Accumulates { get; }

    /// <summary>Visits the window of output (<paramref name="oy"/>, <paramref name="ox"/>) from <paramref name="channel"/> on.</summary>
    void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
        where V : unmanaged, IVector<V>
        where TWindow : struct, IPoolWindow;
}

/// <summary>Locates and visits the windows of the pooling kernels. All conditions are constants of the shape.</summary>
internal static unsafe class Pool2D<TShape>
    where TShape : struct, IPool2DShape
{
    /// <summary>True if a pixel lies in at most one window, and each window entirely in the input.</summary>
    public static bool IsDisjoint =>
        TShape.StrideHeight >= TShape.PoolHeight && TShape.StrideWidth >= TShape.PoolWidth && !LeavesInput;

    private static bool LeavesInput
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.PadTop > 0 || TShape.PadLeft > 0
            || ((TShape.OutputHeight - 1) * TShape.StrideHeight) + TShape.PoolHeight > TShape.InputHeight
            || ((TShape.OutputWidth - 1) * TShape.StrideWidth) + TShape.PoolWidth > TShape.InputWidth;
    }

    /// <summary>Checks the maps against the shape.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Check(FeatureMap x, FeatureMap y, int samples)
    {
        Expect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        Expect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
    }

    /// <summary>The number of an output's first channel among those of all samples, which lie one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint OutputPlace(int sample, int oy, int ox) =>
        ((((nint)sample * TShape.OutputHeight) + oy) * TShape.OutputWidth + ox) * TShape.Channels;

    /// <summary>Visits every window and channel of the samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Visit<TKernel>(TKernel kernel, int samples)
        where TKernel : struct, IPoolKernel => Width.Fit(TShape.Channels, new VisitAction<TKernel>(kernel, samples));

    /// <summary>Sets to 0 the pixels that no window covers, for a kernel that writes all others.</summary>
    public static void ClearUncovered(Rows dx, int samples)
    {
        // With gaps between the windows they are scattered: clear everything.
        bool gaps = TShape.StrideHeight > TShape.PoolHeight || TShape.StrideWidth > TShape.PoolWidth;
        int rows = gaps ? 0 : TShape.OutputHeight * TShape.StrideHeight;
        int columns = gaps ? 0 : TShape.OutputWidth * TShape.StrideWidth;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < TShape.InputHeight; row++)
            {
                int from = row < rows ? columns : 0;
                new Span<float>(dx[sample, row] + (from * TShape.Channels), (TShape.InputWidth - from) * TShape.Channels).Clear();
            }
        }
    }

    /// <summary>Sets all pixels to 0, for a kernel that adds.</summary>
    public static void Clear(Rows dx, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < TShape.InputHeight; row++)
            {
                new Span<float>(dx[sample, row], TShape.InputWidth * TShape.Channels).Clear();
            }
        }
    }

    private readonly struct VisitAction<TKernel>(TKernel kernel, int samples) : IWidthAction
        where TKernel : struct, IPoolKernel
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int sample = 0; sample < samples; sample++)
            {
                Sample<V>(sample);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private void Sample<V>(int sample)
            where V : unmanaged, IVector<V>
        {
            // A copy, whose pointers live in registers.
            TKernel local = kernel;
            for (int oy = 0; oy < TShape.OutputHeight; oy++)
            {
                for (int ox = 0; ox < TShape.OutputWidth; ox++)
                {
                    int top = (oy * TShape.StrideHeight) - TShape.PadTop;
                    int left = (ox * TShape.StrideWidth) - TShape.PadLeft;
                    if (LeavesInput)
                    {
                        Channels<V, ClippedWindow<TShape>>(local, sample, oy, ox, new(top, left));
                    }
                    else
                    {
                        Channels<V, WholeWindow<TShape>>(local, sample, oy, ox, new(top, left));
                    }
                }
            }
        }

        /// <summary>The last vector ends with the channels: it overlaps the one before, or single channels are left.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Channels<V, TWindow>(TKernel kernel, int sample, int oy, int ox, TWindow window)
            where V : unmanaged, IVector<V>
            where TWindow : struct, IPoolWindow
        {
            int vectors = TShape.Channels - (TShape.Channels % V.Count);
            for (int channel = 0; channel < vectors; channel += V.Count)
            {
                kernel.Visit<V, TWindow>(sample, oy, ox, window, channel);
            }

            if (!TKernel.Accumulates && vectors < TShape.Channels)
            {
                kernel.Visit<V, TWindow>(sample, oy, ox, window, TShape.Channels - V.Count);
            }
            else if (vectors < TShape.Channels)
            {
                for (int channel = vectors; channel < TShape.Channels; channel++)
                {
                    kernel.Visit<F32x1, TWindow>(sample, oy, ox, window, channel);
                }
            }
        }
    }
}
