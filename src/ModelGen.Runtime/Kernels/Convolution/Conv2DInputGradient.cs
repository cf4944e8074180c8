using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The input's gradient. Input pixels are taken by phase, their distance from a window's start modulo the stride: all pixels
/// of a phase are seen by the same taps, at the same places relative to them, so a phase is a convolution of stride 1 over dy.
/// </summary>
internal readonly unsafe struct Conv2DInputGradient<TShape>(
    FeatureMapPointer dy, float* transposed, FeatureMapPointer dx, int samples) : IPanelAction
    where TShape : struct, IConv2DShape
{
    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        if (TShape.StrideHeight == 1 && TShape.StrideWidth == 1)
        {
            new Conv2DForward<TransposedShape<TShape>, Linear>(dy, transposed, null, dx, samples).Invoke<V>(first, skip);
            return;
        }

        for (int group = 0; group < TShape.Groups; group++)
        {
            int channel = (group * TShape.InputChannels / TShape.Groups) + first;
            for (int phase = 0; phase < TShape.StrideHeight * TShape.StrideWidth; phase++)
            {
                Phase<V>(group, channel, phase / TShape.StrideWidth, phase % TShape.StrideWidth);
            }
        }
    }

    /// <summary>One panel of input channels, for all pixels of one phase.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Phase<V>(int group, int channel, int phaseRow, int phaseColumn)
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.OutputChannels / TShape.Groups;
        PhaseAxis rows = new(TShape.InputHeight, TShape.StrideHeight, TShape.PadTop, phaseRow);
        PhaseAxis columns = new(TShape.InputWidth, TShape.StrideWidth, TShape.PadLeft, phaseColumn);

        // Places are divided by these: at stride 1 they are constants.
        int height = TShape.StrideHeight == 1 ? TShape.InputHeight : rows.Count;
        int width = TShape.StrideWidth == 1 ? TShape.InputWidth : columns.Count;
        int pixels = samples * height * width;
        Pixels windows = new(
            dy.Interior + (group * outputs) + (rows.FirstOutput * dy.RowStride) + (columns.FirstOutput * TShape.OutputChannels),
            height, width, dy.SampleStride, dy.RowStride, TShape.OutputChannels);
        Pixels results = new(
            dx.Interior + channel + (rows.FirstInput * dx.RowStride) + (columns.FirstInput * TShape.InputChannels),
            height, width, dx.SampleStride, TShape.StrideHeight * dx.RowStride, TShape.StrideWidth * TShape.InputChannels);
        for (int pixel = 0; pixel < pixels; pixel += Tile<V>.Rows)
        {
            Rows8 from = windows.Tile(pixel, pixels, Tile<V>.Rows);
            Tile<V> tile = new(V.Zero);
            for (int kh = 0; kh < TShape.KernelHeight; kh++)
            {
                int rowDistance = phaseRow - (kh * TShape.DilationHeight);
                if (rowDistance % TShape.StrideHeight != 0)
                {
                    continue;
                }

                for (int kw = 0; kw < TShape.KernelWidth; kw++)
                {
                    int columnDistance = phaseColumn - (kw * TShape.DilationWidth);
                    if (columnDistance % TShape.StrideWidth != 0)
                    {
                        continue;
                    }

                    nint tap = (rowDistance / TShape.StrideHeight * dy.RowStride) + (columnDistance / TShape.StrideWidth * TShape.OutputChannels);
                    float* weights = transposed + ((nint)Rotated(kh, kw) * outputs * TShape.InputChannels) + channel;
                    tile.MultiplyAdd(from.Offset(tap), 1, weights, TShape.InputChannels, outputs);
                }
            }

            tile.Store<Linear>(results.Tile(pixel, pixels, Tile<V>.Rows));
        }
    }

    /// <summary>The place of a tap in the transposed kernel, which is rotated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Rotated(int kh, int kw) => ((TShape.KernelHeight - 1 - kh) * TShape.KernelWidth) + (TShape.KernelWidth - 1 - kw);
}
