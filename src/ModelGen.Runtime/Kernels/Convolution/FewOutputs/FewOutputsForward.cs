using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The forward kernel for <see cref="FewOutputs"/>: a tile of output pixels, one output channel after the other.</summary>
internal readonly unsafe struct FewOutputsForward<TShape, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
    where TActivation : struct, IActivation
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int run = ConvolutionWindow<TShape>.Run, runs = TShape.KernelHeight * ConvolutionWindow<TShape>.RunsPerRow;
        float* packed = stackalloc float[runs * DotTile<V>.PackedRun(run)];
        int block = SampleBlock.Of<TShape>(TShape.OutputChannels, runs * run);
        for (int sample = 0; sample < samples; sample += block)
        {
            for (int output = 0; output < TShape.OutputChannels; output++)
            {
                DotTile<V>.Pack(kernel + output, TShape.OutputChannels, runs, run, packed);
                Output<V>(packed, output, x.From(sample), y.From(sample), int.Min(block, samples - sample));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Output<V>(float* packed, int output, FeatureMapPointer from, FeatureMapPointer to, int count)
        where V : unmanaged, IVector<V>
    {
        int pixels = count * TShape.OutputHeight * TShape.OutputWidth;
        Pixels windows = new(
            ConvolutionWindow<TShape>.First(from, output / (TShape.OutputChannels / TShape.Groups)), TShape.OutputHeight, TShape.OutputWidth,
            from.SampleStride, TShape.StrideHeight * from.RowStride, TShape.StrideWidth * TShape.InputChannels);
        Pixels results = new(to.Interior + output, TShape.OutputHeight, TShape.OutputWidth, to.SampleStride, to.RowStride, TShape.OutputChannels);
        Steps columns = ConvolutionWindow<TShape>.PackedColumns<V>(), rows = ConvolutionWindow<TShape>.PackedRows<V>(from.RowStride);
        float start = bias == null ? 0 : bias[output];
        for (int pixel = 0; pixel < pixels; pixel += DotTile<V>.Rows)
        {
            Rows8 window = windows.Tile(pixel, pixels, DotTile<V>.Rows);
            ConvolutionWindow<TShape>.PrefetchNext(window.R0, from.RowStride, DotTile<V>.Rows);
            DotSums sums = DotTile<V>.Sum(window, packed, ConvolutionWindow<TShape>.Run, columns, rows, start);
            DotTile<V>.Store<TActivation>(sums, results.Tile(pixel, pixels, DotTile<V>.Rows));
        }
    }
}
