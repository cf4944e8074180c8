using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The forward kernel: a tile of output pixels, anywhere in the micro-batch, by one panel of output channels. The last tile
/// repeats the last pixel, so no size falls off a fast path.
/// </summary>
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
            Channels<V>(group, (group * TShape.OutputChannels / TShape.Groups) + first);
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
        for (int pixel = 0; pixel < pixels; pixel += Tile<V>.Rows)
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
}
