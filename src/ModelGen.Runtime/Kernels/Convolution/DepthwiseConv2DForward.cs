using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The forward kernel: a tile of output pixels by one panel of output channels.</summary>
internal readonly unsafe struct DepthwiseConv2DForward<TShape, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
    where TActivation : struct, IActivation
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples)
        where TPanels : struct, IPanels
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>(), block = SampleBlock.Of<TShape>(outputs, 0);
        for (int sample = 0; sample < samples; sample += block)
        {
            TPanels.Cover(
                outputs,
                new DepthwiseConv2DForward<TShape, TActivation>(x.From(sample), kernel, bias, y.From(sample), int.Min(block, samples - sample)));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>();
        int pixels = samples * TShape.OutputHeight * TShape.OutputWidth;
        float* source = Window.First<TShape>(x) + (output / TShape.DepthMultiplier);
        Pixels windows = new(
            source, TShape.OutputHeight, TShape.OutputWidth, x.SampleStride, TShape.StrideHeight * x.RowStride, TShape.StrideWidth * TShape.InputChannels);
        Pixels results = new(y.Interior + output, TShape.OutputHeight, TShape.OutputWidth, y.SampleStride, y.RowStride, outputs);
        Steps columns = new(TShape.KernelWidth, (nint)TShape.DilationWidth * TShape.InputChannels, outputs);
        Steps rows = new(TShape.KernelHeight, TShape.DilationHeight * x.RowStride, TShape.KernelWidth * outputs);
        V start = bias == null ? V.Zero : V.Load(bias + output);
        if (DepthwiseWindows.HasNineTaps<TShape>())
        {
            DepthwiseWindows window3x3 = new(columns, rows);
            Steps across = new(TShape.OutputWidth, TShape.StrideWidth * TShape.InputChannels, outputs);
            Steps down = new(TShape.OutputHeight, TShape.StrideHeight * x.RowStride, y.RowStride), maps = new(samples, x.SampleStride, y.SampleStride);
            if (TShape.DepthMultiplier == 2)
            {
                window3x3.Run<V, OneForTwo, StoreEach<TActivation>>(source, kernel + output, start, y.Interior + output, across, down, maps);
            }
            else
            {
                window3x3.Run<V, OneForEach, StoreEach<TActivation>>(source, kernel + output, start, y.Interior + output, across, down, maps);
            }

            return;
        }

        for (int pixel = 0; pixel < pixels; pixel += Tile<V>.Rows)
        {
            Tile<V> tile = new(start);
            Rows8 window = windows.Tile(pixel, pixels, Tile<V>.Rows);
            if (TShape.DepthMultiplier == 2)
            {
                tile.MultiplyAdd<OneForTwo>(window, kernel + output, columns, rows, Steps.Once);
            }
            else
            {
                tile.MultiplyAdd<OneForEach>(window, kernel + output, columns, rows, Steps.Once);
            }

            tile.Store<TActivation>(results.Tile(pixel, pixels, Tile<V>.Rows));
        }
    }
}
