using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The input's gradient: a tile of input pixels of one phase (see <see cref="Conv2DInputGradient{TShape}"/>) by one panel of input channels, or of the outputs of channels that have two.</summary>
/// <param name="firstRow">How many rows of each phase lie before these maps.</param>
/// <param name="rowCount">How many to work on, of those there are.</param>
internal readonly unsafe struct DepthwiseConv2DInputGradient<TShape>(
    FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, int samples, int firstRow, int rowCount) : IPanelAction
    where TShape : struct, IDepthwiseConv2DShape
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TPanels>(FeatureMapPointer dy, float* kernel, FeatureMapPointer dx, int samples)
        where TPanels : struct, IPanels
    {
        DepthwiseBlock block = DepthwiseBlock.Of<TShape>();
        for (int sample = 0; sample < samples; sample += block.Samples)
        {
            for (int row = 0; row * TShape.StrideHeight < TShape.InputHeight; row += block.Rows)
            {
                TPanels.Cover(
                    TShape.DepthMultiplier == 2 ? DepthwiseConv2D.Outputs<TShape>() : TShape.InputChannels,
                    new DepthwiseConv2DInputGradient<TShape>(
                        dy.From(sample, row), kernel, dx.From(sample, row * TShape.StrideHeight), int.Min(block.Samples, samples - sample), row, block.Rows));
            }
        }
    }

    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        if (TShape.DepthMultiplier != 2)
        {
            Phases<V, StoreEach<Linear>>(first, first * TShape.DepthMultiplier);
        }
        else if (typeof(V) != typeof(F32x1))
        {
            Phases<V, StoreSumsOfTwo>(first / 2, first);
        }
        else if (first % 2 == 0)
        {
            Phases<Pair<F32x1>, StoreSumsOfTwo>(first / 2, first);
        }
    }

    private void Phases<V, TStore>(int channel, int output)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        if (DepthwiseColumnPairs<TShape>.Fit)
        {
            DepthwiseColumnPairs<TShape>.Run<V, TStore>(dy, kernel, dx, channel, output, samples, firstRow, rowCount);
            return;
        }

        for (int phase = 0; phase < TShape.StrideHeight * TShape.StrideWidth; phase++)
        {
            Phase<V, TStore>(channel, output, PhaseAxis.Rows<TShape>(phase), PhaseAxis.Columns<TShape>(phase));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Phase<V, TStore>(int channel, int output, in PhaseAxis rows, in PhaseAxis columns)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        int outputs = DepthwiseConv2D.Outputs<TShape>();
        float* gradients = dy.Interior + output
            + ((rows.FirstOutput + rows.FirstDistance) * dy.RowStride) + ((columns.FirstOutput + columns.FirstDistance) * outputs);
        float* results = dx.Interior + channel + (rows.FirstInput * dx.RowStride) + (columns.FirstInput * TShape.InputChannels);
        float* weights = kernel + (((rows.FirstTap * TShape.KernelWidth) + columns.FirstTap) * outputs) + output;
        Steps columnSteps = new(columns.Taps, (nint)columns.DistanceStep * outputs, (nint)columns.TapStep * outputs);
        Steps rowSteps = new(rows.Taps, rows.DistanceStep * dy.RowStride, (nint)rows.TapStep * TShape.KernelWidth * outputs);
        int height = int.Min(rowCount, rows.Count - firstRow), width = columns.Count;
        if (TShape.DepthMultiplier <= 2 && TShape.StrideHeight * TShape.StrideWidth > 1 && rows.Taps <= 2 && columns.Taps <= 2)
        {
            FewTaps<V, TStore>(gradients, weights, columnSteps, rowSteps, results, height, width);
            return;
        }

        if (DepthwiseWindows.HasNineTaps<TShape>() && TShape.StrideHeight * TShape.StrideWidth == 1)
        {
            // From a window's last column on, which lies first in dy.
            DepthwiseWindows window3x3 = new(new(3, -columnSteps.X, -columnSteps.W), rowSteps);
            window3x3.Run<V, OneForEach, TStore>(
                gradients + (2 * columnSteps.X), weights + (2 * columnSteps.W), V.Zero, results,
                new(width, outputs, TShape.InputChannels), new(height, dy.RowStride, dx.RowStride), new(samples, dy.SampleStride, dx.SampleStride));
            return;
        }

        for (int row = 0; row < samples * height; row++)
        {
            // Row by row: pixels of a phase are not constants, and computing a place by divisions takes longer than a few products.
            int sample = row / height, inSample = row - (sample * height);
            MatrixRows windows = new(gradients + (sample * dy.SampleStride) + (inSample * dy.RowStride), outputs);
            MatrixRows pixels = new(
                results + (sample * dx.SampleStride) + (inSample * TShape.StrideHeight * dx.RowStride), TShape.StrideWidth * TShape.InputChannels);
            for (int pixel = 0; pixel < width; pixel += Tile<V>.Rows)
            {
                Rows8 from = windows.Tile(pixel, width, Tile<V>.Rows), to = pixels.Tile(pixel, width, Tile<V>.Rows);
                Tile<V> tile = new(V.Zero);
                if (TShape.DepthMultiplier <= 2)
                {
                    tile.MultiplyAdd<OneForEach>(from, weights, columnSteps, rowSteps, Steps.Once);
                }
                else
                {
                    tile.MultiplyAdd<OneForEach>(from, weights, new(TShape.DepthMultiplier, 1, 1), columnSteps, rowSteps);
                }

                Store<V, TStore>(tile, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<V, TStore>(in Tile<V> tile, in Rows8 to)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        TStore.Store(tile.S0, to.R0);
        TStore.Store(tile.S1, to.R1);
        TStore.Store(tile.S2, to.R2);
        TStore.Store(tile.S3, to.R3);
        TStore.Store(tile.S4, to.R4);
        TStore.Store(tile.S5, to.R5);
        if (Tile<V>.Rows == 8)
        {
            TStore.Store(tile.S6, to.R6);
            TStore.Store(tile.S7, to.R7);
        }
    }

    /// <summary>
    /// A phase that at most two by two taps see, as with 2x2 windows and a stride of 2: they stay in registers, and a pixel is a
    /// few products and a store. A tile would take longer to begin and end than to sum.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void FewTaps<V, TStore>(float* gradients, float* weights, in Steps columns, in Steps rows, float* results, int height, int width)
        where V : unmanaged, IVector<V>
        where TStore : struct, IDepthwiseStore
    {
        nint taps = rows.Count * columns.Count, gradientStep = DepthwiseConv2D.Outputs<TShape>(), resultStep = TShape.StrideWidth * TShape.InputChannels;
        nint second = columns.Count == 2 ? columns.X : rows.X;
        V tap0 = taps > 0 ? V.Load(weights) : V.Zero;
        V tap1 = taps > 1 ? V.Load(weights + (columns.Count == 2 ? columns.W : rows.W)) : V.Zero;
        V tap2 = taps > 2 ? V.Load(weights + rows.W) : V.Zero;
        V tap3 = taps > 2 ? V.Load(weights + rows.W + columns.W) : V.Zero;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < height; row++)
            {
                float* from = gradients + (sample * dy.SampleStride) + (row * dy.RowStride), from2 = from + rows.X;
                float* to = results + (sample * dx.SampleStride) + (row * TShape.StrideHeight * dx.RowStride);
                for (float* end = to + (width * resultStep); to != end; to += resultStep)
                {
                    V sum = V.Zero;
                    if (taps > 0)
                    {
                        sum = V.MultiplyAdd(V.Load(from), tap0, sum);
                    }

                    if (taps > 1)
                    {
                        sum = V.MultiplyAdd(V.Load(from + second), tap1, sum);
                    }

                    if (taps > 2)
                    {
                        sum = V.MultiplyAdd(V.Load(from2), tap2, sum);
                        sum = V.MultiplyAdd(V.Load(from2 + second), tap3, sum);
                    }

                    TStore.Store(sum, to);
                    from += gradientStep;
                    from2 += gradientStep;
                }
            }
        }
    }
}
