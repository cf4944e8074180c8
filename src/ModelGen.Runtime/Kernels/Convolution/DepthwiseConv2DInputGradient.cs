using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The input's gradient: a tile of input pixels of one phase (see <see cref="Conv2DInputGradient{TShape}"/>) by one panel of input channels.</summary>
internal readonly unsafe struct DepthwiseConv2DInputGradient<TShape, TActivation>(
    FeatureMapPointer dy, float* kernel, FeatureMapPointer x, FeatureMapPointer dx, int samples) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
    where TActivation : struct, IActivation
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer dy, float* kernel, FeatureMapPointer x, FeatureMapPointer dx, int samples)
        where TPanels : struct, IPanels
    {
        int block = SampleBlock.Of<TShape>(DepthwiseConv2D.Outputs<TShape>(), 0);
        for (int sample = 0; sample < samples; sample += block)
        {
            TPanels.Cover(
                TShape.InputChannels,
                new DepthwiseConv2DInputGradient<TShape, TActivation>(
                    dy.From(sample), kernel, x.From(sample), dx.From(sample), int.Min(block, samples - sample)));
        }
    }

    public void Invoke<V>(int channel, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int phase = 0; phase < TShape.StrideHeight * TShape.StrideWidth; phase++)
        {
            Phase<V>(channel, PhaseAxis.Rows<TShape>(phase), PhaseAxis.Columns<TShape>(phase));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Phase<V>(int channel, in PhaseAxis rows, in PhaseAxis columns)
        where V : unmanaged, IVector<V>
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>(), output = channel * TShape.DepthMultiplier;
        int pixels = samples * rows.Count * columns.Count;
        int firstPixel = columns.FirstInput * TShape.InputChannels;
        Pixels windows = new(
            dy.Interior + output + ((rows.FirstOutput + rows.FirstDistance) * dy.RowStride) + ((columns.FirstOutput + columns.FirstDistance) * outputs),
            rows.Count, columns.Count, dy.SampleStride, dy.RowStride, outputs);
        Pixels results = new(
            dx.Interior + channel + (rows.FirstInput * dx.RowStride) + firstPixel,
            rows.Count, columns.Count, dx.SampleStride, TShape.StrideHeight * dx.RowStride, TShape.StrideWidth * TShape.InputChannels);
        Pixels inputs = new(
            x.Interior + channel + (rows.FirstInput * x.RowStride) + firstPixel,
            rows.Count, columns.Count, x.SampleStride, TShape.StrideHeight * x.RowStride, TShape.StrideWidth * TShape.InputChannels);
        float* weights = kernel + (((rows.FirstTap * TShape.KernelWidth) + columns.FirstTap) * outputs) + output;
        Steps copies = new(TShape.DepthMultiplier, 1, 1);
        Steps columnSteps = new(columns.Taps, columns.DistanceStep * outputs, columns.TapStep * outputs);
        Steps rowSteps = new(rows.Taps, rows.DistanceStep * dy.RowStride, rows.TapStep * TShape.KernelWidth * outputs);
        for (int pixel = 0; pixel < pixels; pixel += Tile<V>.Rows)
        {
            Tile<V> tile = new(V.Zero);
            Rows8 gradients = windows.Tile(pixel, pixels, Tile<V>.Rows);
            if (TShape.DepthMultiplier == 1)
            {
                tile.MultiplyAdd<OneForEach>(gradients, weights, columnSteps, rowSteps, Steps.Once);
            }
            else
            {
                tile.MultiplyAdd<OneForEach>(gradients, weights, copies, columnSteps, rowSteps);
            }

            tile.StoreGradient<TActivation>(inputs.Tile(pixel, pixels, Tile<V>.Rows), results.Tile(pixel, pixels, Tile<V>.Rows));
        }
    }
}
