using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient: a tile of taps by one panel of output channels runs along all pixels.</summary>
internal readonly unsafe struct DepthwiseConv2DKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>(), block = SampleBlock.Of<TShape>(outputs, 0);
        for (int sample = 0; sample < samples; sample += block)
        {
            int count = int.Min(block, samples - sample);
            if (DepthwiseTaps<TShape>.ShareColumns)
            {
                DepthwiseTapSums<TShape>.AddTo<TPanels>(dKernel, x.From(sample), dy.From(sample), count);
            }
            else
            {
                TPanels.Cover(outputs, new DepthwiseConv2DKernelGradient<TShape>(x.From(sample), dy.From(sample), dKernel, count));
            }
        }
    }

    /// <param name="skip">Leading channels that the panel before has added already.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int output, int skip)
        where V : unmanaged, IVector<V>
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>(), taps = TShape.KernelHeight * TShape.KernelWidth;
        Pixels windows = new(
            Window.First<TShape>(x) + (output / TShape.DepthMultiplier),
            TShape.KernelHeight, TShape.KernelWidth, 0, TShape.DilationHeight * x.RowStride, (nint)TShape.DilationWidth * TShape.InputChannels);
        Steps columns = new(TShape.OutputWidth, TShape.StrideWidth * TShape.InputChannels, outputs);
        Steps rows = new(TShape.OutputHeight, TShape.StrideHeight * x.RowStride, dy.RowStride);
        Steps maps = new(samples, x.SampleStride, dy.SampleStride);
        for (int tap = 0; tap < taps; tap += Tile<V>.Rows)
        {
            Tile<V> tile = new(V.Zero);
            Rows8 places = Rows8.Of(windows, tap, taps - 1);
            if (TShape.DepthMultiplier == 2)
            {
                Sum<OneForTwo, V>(ref tile, taps - tap, places, dy.Interior + output, columns, rows, maps);
            }
            else
            {
                Sum<OneForEach, V>(ref tile, taps - tap, places, dy.Interior + output, columns, rows, maps);
            }

            tile.AddTo(dKernel + (tap * outputs) + output, outputs, taps - tap, skip);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum<TFactor, V>(ref Tile<V> tile, int taps, Rows8 places, float* gradient, Steps columns, Steps rows, Steps maps)
        where TFactor : struct, IFactor
        where V : unmanaged, IVector<V>
    {
        if (taps > 4)
        {
            tile.MultiplyAdd<TFactor>(places, gradient, columns, rows, maps);
        }
        else
        {
            tile.MultiplyAddFour<TFactor>(places, gradient, columns, rows, maps);
        }
    }
}
