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
            Channels<V>(group, (group * (TShape.OutputChannels / TShape.Groups)) + first);
        }
    }

    /// <summary>One panel of output channels, for all windows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Channels<V>(int group, int output)
        where V : unmanaged, IVector<V>
    {
        PoolingWindows<TShape, TPool> windows = new(x, group, samples);
        PooledPlaces<TPool> results = new(y, index, output);
        V start = bias == null ? V.Zero : V.Load(bias + output);
        Steps channels = ConvolutionWindow<TShape>.Channels, columns = ConvolutionWindow<TShape>.Columns, rows = ConvolutionWindow<TShape>.Rows(x.RowStride);
        for (int window = 0; window < windows.Count; window += Tile<V>.Rows / 4)
        {
            int second = int.Min(window + 1, windows.Count - 1);
            Rows8 pixels = windows.Two(window, second);
            Tile<V> tile = new(start);
            if (Tile<V>.Rows == 8)
            {
                tile.MultiplyAdd(pixels, kernel + output, channels, columns, rows);
                results.At(second).Store<V, TActivation>(0, 0, tile.S4, tile.S5, tile.S6, tile.S7);
            }
            else
            {
                tile.MultiplyAddFour(pixels, kernel + output, channels, columns, rows);
            }

            results.At(window).Store<V, TActivation>(0, 0, tile.S0, tile.S1, tile.S2, tile.S3);
        }
    }
}
