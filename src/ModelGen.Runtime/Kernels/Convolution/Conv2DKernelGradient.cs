using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient: a tile of eight kernel rows (a tap and an input channel each) by one vector of output channels runs
/// along all pixels of the micro-batch.
/// </summary>
internal readonly unsafe struct Conv2DKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.OutputChannels / TShape.Groups;
        for (int group = 0; group < TShape.Groups; group++)
        {
            for (int o = 0; o < outputs; o += V.Count)
            {
                int first = int.Min(o, outputs - V.Count);
                Channels<V>(group, (group * outputs) + first, o - first);
            }
        }
    }

    /// <summary>One vector of output channels, for all kernel rows.</summary>
    /// <param name="skip">Leading channels that the vector before has added already.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output, int skip)
        where V : unmanaged, IVector<V>
    {
        int inputs = TShape.InputChannels / TShape.Groups;
        int rows = TShape.KernelHeight * TShape.KernelWidth * inputs;
        float* source = x.Interior - (TShape.PadTop * x.RowStride) - (TShape.PadLeft * TShape.InputChannels) + (group * inputs);
        for (int row = 0; row < rows; row += 8)
        {
            Rows8 places = Rows8.Of(new KernelRows<TShape>(source, x.RowStride), row, rows - 1);
            Tile8<V> tile = new(V.Zero);
            for (int sample = 0; sample < samples; sample++)
            {
                for (int oh = 0; oh < TShape.OutputHeight; oh++)
                {
                    tile.MultiplyAdd(
                        places.Offset((sample * x.SampleStride) + (oh * TShape.StrideHeight * x.RowStride)),
                        TShape.StrideWidth * TShape.InputChannels,
                        dy.Interior + (sample * dy.SampleStride) + (oh * dy.RowStride) + output,
                        TShape.OutputChannels,
                        TShape.OutputWidth);
                }
            }

            tile.AddTo(dKernel + ((nint)row * TShape.OutputChannels) + output, TShape.OutputChannels, rows - row, skip);
        }
    }
}
