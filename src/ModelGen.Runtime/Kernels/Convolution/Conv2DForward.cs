using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The forward kernel: a tile of eight output pixels, anywhere in the micro-batch, by one vector of output channels. The last
/// tile repeats the last pixel and the last vector overlaps its neighbour, so no size falls off a fast path.
/// </summary>
internal readonly unsafe struct Conv2DForward<TShape, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
    where TActivation : struct, IActivation
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.OutputChannels / TShape.Groups;
        for (int group = 0; group < TShape.Groups; group++)
        {
            for (int o = 0; o < outputs; o += V.Count)
            {
                Channels<V>(group, (group * outputs) + int.Min(o, outputs - V.Count));
            }
        }
    }

    /// <summary>One vector of output channels, for all pixels.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output)
        where V : unmanaged, IVector<V>
    {
        int inputs = TShape.InputChannels / TShape.Groups;
        int pixels = samples * TShape.OutputHeight * TShape.OutputWidth;
        float* source = x.Interior - (TShape.PadTop * x.RowStride) - (TShape.PadLeft * TShape.InputChannels) + (group * inputs);
        Pixels windows = new(
            source, TShape.OutputHeight, TShape.OutputWidth,
            x.SampleStride, TShape.StrideHeight * x.RowStride, TShape.StrideWidth * TShape.InputChannels);
        Pixels results = new(
            y.Interior + output, TShape.OutputHeight, TShape.OutputWidth, y.SampleStride, y.RowStride, TShape.OutputChannels);
        V start = bias == null ? V.Zero : V.Load(bias + output);
        for (int pixel = 0; pixel < pixels; pixel += 8)
        {
            Rows8 window = Rows8.Of(windows, pixel, pixels - 1);
            Tile8<V> tile = new(start);
            float* weights = kernel + output;
            for (int kh = 0; kh < TShape.KernelHeight; kh++)
            {
                for (int kw = 0; kw < TShape.KernelWidth; kw++)
                {
                    nint tap = (kh * TShape.DilationHeight * x.RowStride) + (kw * TShape.DilationWidth * TShape.InputChannels);
                    tile.MultiplyAdd(window.Offset(tap), 1, weights, TShape.OutputChannels, inputs);
                    weights += inputs * TShape.OutputChannels;
                }
            }

            tile.Store<TActivation>(Rows8.Of(results, pixel, pixels - 1));
        }
    }
}
