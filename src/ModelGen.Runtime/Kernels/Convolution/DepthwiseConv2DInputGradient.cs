using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The input's gradient: a tile of input pixels of one phase (see <see cref="Conv2DInputGradient{TShape}"/>) by one panel of input channels.</summary>
internal readonly unsafe struct DepthwiseConv2DInputGradient<TShape>(FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, int samples) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, int samples)
        where TPanels : struct, IPanels
    {
        int block = SampleBlock.Of<TShape>(DepthwiseConv2D.Outputs<TShape>(), 0);
        for (int sample = 0; sample < samples; sample += block)
        {
            TPanels.Cover(
                TShape.InputChannels,
                new DepthwiseConv2DInputGradient<TShape>(dy.From(sample), kernel, dx.From(sample), int.Min(block, samples - sample)));
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
        float* gradients = dy.Interior + output
            + ((rows.FirstOutput + rows.FirstDistance) * dy.RowStride) + ((columns.FirstOutput + columns.FirstDistance) * outputs);
        float* results = dx.Interior + channel + (rows.FirstInput * dx.RowStride) + (columns.FirstInput * TShape.InputChannels);
        float* weights = kernel + (((rows.FirstTap * TShape.KernelWidth) + columns.FirstTap) * outputs) + output;
        Steps columnSteps = new(columns.Taps, columns.DistanceStep * outputs, columns.TapStep * outputs);
        Steps rowSteps = new(rows.Taps, rows.DistanceStep * dy.RowStride, rows.TapStep * TShape.KernelWidth * outputs);
        int height = rows.Count, width = columns.Count;
        for (int row = 0; row < samples * height; row++)
        {
            // Row by row: pixels of a phase are no constants, and a place that is a number of divisions away takes longer than a few products.
            int sample = row / height, inSample = row - (sample * height);
            MatrixRows windows = new(gradients + (sample * dy.SampleStride) + (inSample * dy.RowStride), outputs);
            MatrixRows pixels = new(
                results + (sample * dx.SampleStride) + (inSample * TShape.StrideHeight * dx.RowStride), TShape.StrideWidth * TShape.InputChannels);
            for (int pixel = 0; pixel < width; pixel += Tile<V>.Rows)
            {
                Rows8 from = windows.Tile(pixel, width, Tile<V>.Rows), to = pixels.Tile(pixel, width, Tile<V>.Rows);
                if (TShape.DepthMultiplier == 2)
                {
                    TwoOutputs<V>(from, weights, columnSteps, rowSteps, to);
                    continue;
                }

                Tile<V> tile = new(V.Zero);
                if (TShape.DepthMultiplier == 1)
                {
                    tile.MultiplyAdd<OneForEach>(from, weights, columnSteps, rowSteps, Steps.Once);
                }
                else
                {
                    tile.MultiplyAdd<OneForEach>(from, weights, new(TShape.DepthMultiplier, 1, 1), columnSteps, rowSteps);
                }

                tile.Store<Linear>(to);
            }
        }
    }

    /// <summary>A tile of input channels that have two outputs each, side by side: half the rows at a time, twice as wide.</summary>
    /// <remarks>A method of its own: the JIT inlines only so much into one.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void TwoOutputs<V>(in Rows8 from, float* weights, in Steps columns, in Steps rows, in Rows8 to)
        where V : unmanaged, IVector<V>
    {
        Tile<Pair<V>> tile = new(Pair<V>.Zero);
        tile.MultiplyAddFour<OneForEach>(from, weights, columns, rows, Steps.Once);
        V.Store(tile.S0.Neighbours, to.R0);
        V.Store(tile.S1.Neighbours, to.R1);
        V.Store(tile.S2.Neighbours, to.R2);
        V.Store(tile.S3.Neighbours, to.R3);
        tile = new(Pair<V>.Zero);
        tile.MultiplyAddFour<OneForEach>(from.SecondHalf, weights, columns, rows, Steps.Once);
        V.Store(tile.S0.Neighbours, to.R4);
        V.Store(tile.S1.Neighbours, to.R5);
        if (Tile<V>.Rows == 8)
        {
            V.Store(tile.S2.Neighbours, to.R6);
            V.Store(tile.S3.Neighbours, to.R7);
        }
    }
}
