using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The kernel's gradient from some output pixels: a tile of kernel rows (a tap and an input channel each) by one panel of
/// output channels runs along them.
/// </summary>
/// <param name="x">From the first row that the first window sees.</param>
/// <param name="dy">From the first row.</param>
/// <param name="samples">How many samples.</param>
/// <param name="height">How many rows of each.</param>
internal readonly unsafe struct Conv2DKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples, int height) : IPanelAction
    where TShape : struct, IConv2DShape
{
    /// <summary>All pixels of a micro-batch.</summary>
    public static void Run<TPanels>(FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples)
        where TPanels : struct, IPanels => PixelChunks<TShape>.ForEach(x, dy, samples, new OverChannels<TPanels>(dKernel));

    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int group = 0; group < TShape.Groups; group++)
        {
            Channels<V>(group, (group * TShape.OutputChannels / TShape.Groups) + first, skip);
        }
    }

    /// <summary>One panel of output channels, for all kernel rows.</summary>
    /// <param name="skip">Leading channels that the panel before has added already.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output, int skip)
        where V : unmanaged, IVector<V>
    {
        int kernelRows = TShape.KernelHeight * TShape.KernelWidth * (TShape.InputChannels / TShape.Groups);
        KernelRows<TShape> windows = new(ConvolutionWindow<TShape>.First(x, group), x.RowStride);
        Steps columns = new(TShape.OutputWidth, TShape.StrideWidth * TShape.InputChannels, TShape.OutputChannels);
        Steps rows = new(height, TShape.StrideHeight * x.RowStride, dy.RowStride);
        Steps maps = new(samples, x.SampleStride, dy.SampleStride);
        for (int row = 0; row < kernelRows; row += Tile<V>.Rows)
        {
            float* gradient = dKernel + ((nint)row * TShape.OutputChannels) + output;
            int tileRows = int.Min(Tile<V>.Rows, kernelRows - row);
            Prefetch.Rows(gradient, tileRows, TShape.OutputChannels, V.Count);
            PrefetchNext(row, row + tileRows, kernelRows);
            Rows8 places = windows.Tile(row, kernelRows, Tile<V>.Rows);
            Tile<V> tile = new(V.Zero);
            if (kernelRows % Tile<V>.Rows is 0 or > 4 || tileRows > 4)
            {
                tile.MultiplyAdd(places, dy.Interior + output, columns, rows, maps);
            }
            else
            {
                tile.MultiplyAddFour(places, dy.Interior + output, columns, rows, maps);
            }

            tile.AddTo(gradient, TShape.OutputChannels, tileRows, skip);
        }
    }

    /// <summary>Brings near a share of the next chunk, which lies behind this one in both maps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PrefetchNext(int row, int end, int rows)
    {
        PrefetchShare(x.Interior, samples == 1 ? height * TShape.StrideHeight * x.RowStride : samples * x.SampleStride, row, end, rows);
        PrefetchShare(dy.Interior, samples == 1 ? height * dy.RowStride : samples * dy.SampleStride, row, end, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchShare(float* chunk, nint length, int from, int to, int parts) =>
        Prefetch.Floats(chunk + length + (length * from / parts), (int)(length * (to - from) / parts));

    private readonly struct OverChannels<TPanels>(float* dKernel) : IPixelChunkAction
        where TPanels : struct, IPanels
    {
        public void Invoke(FeatureMapPointer x, FeatureMapPointer dy, int samples, int height) =>
            TPanels.Cover(TShape.OutputChannels / TShape.Groups, new Conv2DKernelGradient<TShape>(x, dy, dKernel, samples, height));
    }
}
