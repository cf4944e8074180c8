using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The forward kernel: a tile of output pixels, anywhere in the micro-batch, by one panel of output channels. The last tile
/// repeats the last pixel, so no size falls off a fast path.
/// </summary>
/// <remarks>
/// Where much of the windows is border, as in the input's gradient of a small unpadded map, a tile is the same pixel of as
/// many samples: they see the same taps, and those that see zeros are left out.
/// </remarks>
internal readonly unsafe struct Conv2DForward<TShape, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IPanelAction
    where TShape : struct, IConv2DShape
    where TActivation : struct, IActivation
{
    /// <summary>All samples, so many at a time that their maps stay in the second-level cache while every panel passes over them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples)
        where TPanels : struct, IPanels
    {
        int block = SampleBlock.Of<TShape>(TShape.OutputChannels, Conv2D.KernelLength<TShape>());
        for (int sample = 0; sample < samples; sample += block)
        {
            TPanels.Cover(
                TShape.OutputChannels / TShape.Groups,
                new Conv2DForward<TShape, TActivation>(x.From(sample), kernel, bias, y.From(sample), int.Min(block, samples - sample)));
        }
    }

    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int group = 0; group < TShape.Groups; group++)
        {
            Channels<V>(group, (group * (TShape.OutputChannels / TShape.Groups)) + first);
        }
    }

    /// <summary>One panel of output channels, for all pixels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output)
        where V : unmanaged, IVector<V>
    {
        int pixels = samples * TShape.OutputHeight * TShape.OutputWidth;
        Pixels windows = new(
            ConvolutionWindow<TShape>.First(x, group), TShape.OutputHeight, TShape.OutputWidth,
            x.SampleStride, TShape.StrideHeight * x.RowStride, TShape.StrideWidth * TShape.InputChannels);
        Pixels results = new(
            y.Interior + output, TShape.OutputHeight, TShape.OutputWidth, y.SampleStride, y.RowStride, TShape.OutputChannels);
        V start = bias == null ? V.Zero : V.Load(bias + output);
        int together = HasBorder && samples >= Tile<V>.Rows && TapRange.IsNarrow<TShape>() ? samples / Tile<V>.Rows * Tile<V>.Rows : 0;
        for (int sample = 0; sample < together; sample += Tile<V>.Rows)
        {
            SamePixels(ConvolutionWindow<TShape>.First(x.From(sample), group), output, y.From(sample), start);
        }

        for (int pixel = together * TShape.OutputHeight * TShape.OutputWidth; pixel < pixels; pixel += Tile<V>.Rows)
        {
            Rows8 window = windows.Tile(pixel, pixels, Tile<V>.Rows);
            ConvolutionWindow<TShape>.PrefetchNext(window.R0, x.RowStride, Tile<V>.Rows);
            Tile<V> tile = new(start);
            tile.MultiplyAdd(
                window, kernel + output,
                ConvolutionWindow<TShape>.Channels, ConvolutionWindow<TShape>.Columns, ConvolutionWindow<TShape>.Rows(x.RowStride));
            tile.Store<TActivation>(results.Tile(pixel, pixels, Tile<V>.Rows));
        }
    }

    /// <summary>True if any window reaches beyond the map.</summary>
    private static bool HasBorder
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.PadTop > 0 || TShape.PadLeft > 0
            || ((TShape.OutputHeight - 1) * TShape.StrideHeight) + ((TShape.KernelHeight - 1) * TShape.DilationHeight) - TShape.PadTop >= TShape.InputHeight
            || ((TShape.OutputWidth - 1) * TShape.StrideWidth) + ((TShape.KernelWidth - 1) * TShape.DilationWidth) - TShape.PadLeft >= TShape.InputWidth;
    }

    /// <summary>One panel of output channels of as many samples as a tile has rows, pixel by pixel.</summary>
    /// <param name="first">The window of the first pixel.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void SamePixels<V>(float* first, int output, FeatureMapPointer y, V start)
        where V : unmanaged, IVector<V>
    {
        Steps inner = ConvolutionWindow<TShape>.Channels, middle = ConvolutionWindow<TShape>.Columns, outer = ConvolutionWindow<TShape>.Rows(x.RowStride);
        nint tap = inner.W * (TShape.InputChannels / TShape.Groups);
        for (int row = 0; row < TShape.OutputHeight; row++)
        {
            TapRange rows = TapRange.Rows<TShape>(row);
            for (int column = 0; column < TShape.OutputWidth; column++)
            {
                TapRange columns = TapRange.Columns<TShape>(column);
                float* window = first
                    + (((row * TShape.StrideHeight) + (rows.First * TShape.DilationHeight)) * x.RowStride)
                    + (((column * TShape.StrideWidth) + (columns.First * TShape.DilationWidth)) * TShape.InputChannels);
                float* weights = kernel + output + (((rows.First * TShape.KernelWidth) + columns.First) * tap);

                // A row of the window is one run of channels, or a run for each column.
                bool isOneRun = middle.Count == 1 && TShape.KernelWidth > 1;
                Tile<V> tile = new(start);
                tile.MultiplyAdd(
                    Rows8.Even(window, x.SampleStride), weights,
                    isOneRun ? new(inner.Count / TShape.KernelWidth * columns.Count, inner.X, inner.W) : inner,
                    isOneRun ? middle : new(columns.Count, middle.X, middle.W),
                    new(rows.Count, outer.X, outer.W));
                tile.Store<TActivation>(Rows8.Even(y.Interior + output + (row * y.RowStride) + (column * TShape.OutputChannels), y.SampleStride));
            }
        }
    }
}
