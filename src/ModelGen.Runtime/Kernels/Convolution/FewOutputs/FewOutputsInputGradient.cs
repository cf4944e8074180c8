using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The input's gradient of strided windows for <see cref="FewOutputs"/>: by phase (see <see cref="Conv2DInputGradient{TShape}"/>),
/// one input channel after the other, vectors along the channels of dy.
/// </summary>
internal readonly unsafe struct FewOutputsInputGradient<TShape>(FeatureMapPointer dy, float* transposed, FeatureMapPointer dx, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
{
    /// <summary>All samples, a block in cache at a time.</summary>
    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int run = TShape.OutputChannels / TShape.Groups, taps = TShape.KernelHeight * TShape.KernelWidth;
        float* packed = stackalloc float[taps * DotTile<V>.PackedRun(run)];
        int block = SampleBlock.Of<TShape>(TShape.OutputChannels, taps * run);
        for (int sample = 0; sample < samples; sample += block)
        {
            for (int channel = 0; channel < TShape.InputChannels; channel++)
            {
                DotTile<V>.Pack(transposed + channel, TShape.InputChannels, taps, run, packed);
                for (int phase = 0; phase < TShape.StrideHeight * TShape.StrideWidth; phase++)
                {
                    Phase<V>(
                        packed, channel, PhaseAxis.Rows<TShape>(phase), PhaseAxis.Columns<TShape>(phase),
                        dy.From(sample), dx.From(sample), int.Min(block, samples - sample));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Phase<V>(
        float* packed, int channel, in PhaseAxis rows, in PhaseAxis columns, FeatureMapPointer from, FeatureMapPointer to, int count)
        where V : unmanaged, IVector<V>
    {
        int run = TShape.OutputChannels / TShape.Groups, group = channel / (TShape.InputChannels / TShape.Groups);
        float* gradients = from.Interior + (group * run)
            + ((rows.FirstOutput + rows.FirstDistance) * from.RowStride) + ((columns.FirstOutput + columns.FirstDistance) * TShape.OutputChannels);
        float* results = to.Interior + channel + (rows.FirstInput * to.RowStride) + (columns.FirstInput * TShape.InputChannels);

        // The transposed kernel is rotated: a later tap lies before.
        int tap = DotTile<V>.PackedRun(run);
        float* weights = packed + (((TShape.KernelHeight - 1 - rows.FirstTap) * TShape.KernelWidth) + (TShape.KernelWidth - 1 - columns.FirstTap)) * tap;
        Steps columnSteps = new(columns.Taps, (nint)columns.DistanceStep * TShape.OutputChannels, -columns.TapStep * tap);
        Steps rowSteps = new(rows.Taps, rows.DistanceStep * from.RowStride, -(nint)rows.TapStep * TShape.KernelWidth * tap);
        for (int row = 0; row < count * rows.Count; row++)
        {
            int sample = row / rows.Count, inSample = row - (sample * rows.Count);
            MatrixRows windows = new(gradients + (sample * from.SampleStride) + (inSample * from.RowStride), TShape.OutputChannels);
            MatrixRows pixels = new(
                results + (sample * to.SampleStride) + (inSample * TShape.StrideHeight * to.RowStride), TShape.StrideWidth * TShape.InputChannels);
            for (int pixel = 0; pixel < columns.Count; pixel += DotTile<V>.Rows)
            {
                DotSums sums = DotTile<V>.Sum(windows.Tile(pixel, columns.Count, DotTile<V>.Rows), weights, run, columnSteps, rowSteps, 0);
                DotTile<V>.Store<Linear>(sums, pixels.Tile(pixel, columns.Count, DotTile<V>.Rows));
            }
        }
    }
}
