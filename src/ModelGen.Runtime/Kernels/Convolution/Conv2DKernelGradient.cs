using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient from some output pixels: a tile of kernel rows (a tap and an input channel each) by one panel of
/// output channels runs along them.
/// </summary>
/// <param name="x">From the first row that the first window sees.</param>
/// <param name="dy">From the first row.</param>
/// <param name="samples">How many samples.</param>
/// <param name="height">How many rows of each.</param>
internal readonly unsafe struct Conv2DKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples, int height) : IPanelAction
    where TShape : struct, IConv2DShape
{
    /// <summary>From so many kernel rows on, it may pay to copy a panel of dy, and pays to bring the next chunk near.</summary>
    private const int ManyRows = 128;

    private static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.KernelHeight * TShape.KernelWidth * (TShape.InputChannels / TShape.Groups);
    }

    /// <summary>
    /// True if tiles read a contiguous copy of a panel of dy. With 16 registers a tile rereads the panel so often that it
    /// must stay in L1. It does not where its vectors straddle cache lines, or where the pixels of x are so far apart that
    /// they evict it. Elsewhere the copy costs 2 to 3 % more than it saves.
    /// </summary>
    private static bool CopiesPanels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => !F32x16.IsSupported && Rows >= ManyRows && TShape.OutputWidth <= PixelChunks<TShape>.Pixels
            && (TShape.InputChannels >= 64 || TShape.OutputChannels % 16 != 0);
    }

    /// <summary>All pixels of a micro-batch.</summary>
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels => PixelChunks<TShape>.ForEach(x, dy, samples, new OverChannels<TPanels>(dKernel));

    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int group = 0; group < TShape.Groups; group++)
        {
            Channels<V>(group, (group * (TShape.OutputChannels / TShape.Groups)) + first, skip);
        }
    }

    /// <summary>One panel of output channels, for all kernel rows.</summary>
    /// <param name="skip">Leading channels that the panel before has added already.</param>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output, int skip)
        where V : unmanaged, IVector<V>
    {
        float* panel = dy.Interior + output;
        nint pixel = TShape.OutputChannels, row = dy.RowStride, sample = dy.SampleStride;
        if (CopiesPanels)
        {
            float* buffer = stackalloc float[(PixelChunks<TShape>.Pixels * V.Count) + RowCopy.Slack];
            panel = RowCopy.Align(buffer);
            Copy<V>(dy.Interior + output, panel);
            pixel = V.Count;
            row = TShape.OutputWidth * V.Count;
            sample = height * row;
        }

        KernelRows<TShape> windows = new(ConvolutionWindow<TShape>.First(x, group), x.RowStride);
        Steps columns = new(TShape.OutputWidth, TShape.StrideWidth * TShape.InputChannels, pixel);
        Steps rows = new(height, TShape.StrideHeight * x.RowStride, row);
        Steps maps = new(samples, x.SampleStride, sample);
        for (int first = 0; first < Rows; first += Tile<V>.Rows)
        {
            float* gradient = dKernel + ((nint)first * TShape.OutputChannels) + output;
            int tileRows = int.Min(Tile<V>.Rows, Rows - first);
            Prefetch.Rows(gradient, tileRows, TShape.OutputChannels, V.Count);
            PrefetchNext(((nint)output * Rows) + (first * V.Count), tileRows * V.Count);
            Rows8 places = windows.Tile(first, Rows, Tile<V>.Rows);
            Tile<V> tile = new(V.Zero);
            if (Rows % Tile<V>.Rows is 0 or > 4 || tileRows > 4)
            {
                tile.MultiplyAdd(places, panel, columns, rows, maps);
            }
            else
            {
                tile.MultiplyAddFour(places, panel, columns, rows, maps);
            }

            tile.AddTo(gradient, TShape.OutputChannels, tileRows, skip);
        }
    }

    /// <summary>Copies a panel of dy to where its pixels lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Copy<V>(float* panel, float* to)
        where V : unmanaged, IVector<V>
    {
        for (int row = 0; row < samples * height; row++)
        {
            float* from = panel + (row / height * dy.SampleStride) + (row % height * dy.RowStride);
            new RowCopy(from, TShape.OutputChannels, to, V.Count, TShape.OutputWidth).Invoke<V>(0, 0);
            to += TShape.OutputWidth * V.Count;
        }
    }

    /// <summary>Prefetches this tile's fraction of the next chunk of x and dy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchNext(nint done, nint share)
    {
        if (Rows >= ManyRows)
        {
            PrefetchShare(x.Interior, samples == 1 ? height * TShape.StrideHeight * x.RowStride : samples * x.SampleStride, done, share);
            PrefetchShare(dy.Interior, samples == 1 ? height * dy.RowStride : samples * dy.SampleStride, done, share);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchShare(float* chunk, nint length, nint done, nint share)
    {
        nint all = (nint)Rows * TShape.OutputChannels;
        Prefetch.Floats(chunk + length + (length * done / all), (int)(length * share / all));
    }

    private readonly struct OverChannels<TPanels>(float* dKernel) : IPixelChunkAction
        where TPanels : struct, IPanels
    {
        public void Invoke(FeatureMapPointer x, FeatureMapPointer dy, int samples, int height) =>
            TPanels.Cover(TShape.OutputChannels / TShape.Groups, new Conv2DKernelGradient<TShape>(x, dy, dKernel, samples, height));
    }
}
