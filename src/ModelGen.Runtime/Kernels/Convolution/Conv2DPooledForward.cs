using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The forward kernel followed by a max pooling of 2x2 windows: a tile of eight output pixels is two windows, a shorter
/// one is one; only the maxima are stored.
/// </summary>
/// <param name="y">The pooled map.</param>
/// <param name="index">The place of each maximum in its window, or null.</param>
internal readonly unsafe struct Conv2DPooledForward<TShape, TPool, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, byte* index, int samples) : IPanelAction
    where TShape : struct, IConv2DShape
    where TPool : struct, IPool2DShape
    where TActivation : struct, IActivation
{
    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int group = 0; group < TShape.Groups; group++)
        {
            Channels<V>(group, (group * TShape.OutputChannels / TShape.Groups) + first);
        }
    }

    /// <summary>One panel of output channels, for all windows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output)
        where V : unmanaged, IVector<V>
    {
        int windows = samples * TPool.OutputHeight * TPool.OutputWidth;
        nint down = TShape.StrideHeight * x.RowStride;
        nint right = TShape.StrideWidth * TShape.InputChannels;
        Pixels corners = new(
            ConvolutionWindow<TShape>.First(x, group), TPool.OutputHeight, TPool.OutputWidth, x.SampleStride, 2 * down, 2 * right);
        Pixels results = new(y.Interior + output, TPool.OutputHeight, TPool.OutputWidth, y.SampleStride, y.RowStride, TPool.Channels);
        V start = bias == null ? V.Zero : V.Load(bias + output);
        Steps channels = ConvolutionWindow<TShape>.Channels, columns = ConvolutionWindow<TShape>.Columns, rows = ConvolutionWindow<TShape>.Rows(x.RowStride);
        for (int window = 0; window < windows; window += Tile<V>.Rows / 4)
        {
            int second = int.Min(window + 1, windows - 1);
            Rows8 pixels = TwoWindows(corners.At(window), corners.At(second), down, right);
            Tile<V> tile = new(start);
            if (Tile<V>.Rows == 8)
            {
                tile.MultiplyAdd(pixels, kernel + output, channels, columns, rows);
                Place(results.At(second), second, output).Store<V, TActivation>(0, 0, tile.S4, tile.S5, tile.S6, tile.S7);
            }
            else
            {
                tile.MultiplyAddFour(pixels, kernel + output, channels, columns, rows);
            }

            Place(results.At(window), window, output).Store<V, TActivation>(0, 0, tile.S0, tile.S1, tile.S2, tile.S3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows8 TwoWindows(float* first, float* second, nint down, nint right)
    {
        Rows8 pixels;
        pixels.R0 = first;
        pixels.R1 = first + right;
        pixels.R2 = first + down;
        pixels.R3 = first + down + right;
        pixels.R4 = second;
        pixels.R5 = second + right;
        pixels.R6 = second + down;
        pixels.R7 = second + down + right;
        return pixels;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PooledPlace Place(float* value, int window, int output) =>
        new(value, 0, 0, index == null ? null : index + ((nint)window * TPool.Channels) + output, 0);
}
