using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Computes <see cref="Conv2DPooledForward{TShape, TPool, TActivation}"/> with the kernels of <see cref="FewOutputs"/>.</summary>
/// <param name="y">The pooled map.</param>
/// <param name="index">The place of each maximum in its window, or null.</param>
internal readonly unsafe struct FewOutputsPooledForward<TShape, TPool, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, byte* index, int samples) : IWidthAction
    where TShape : struct, IConv2DShape
    where TPool : struct, IPool2DShape
    where TActivation : struct, IActivation
{
    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int run = ConvolutionWindow<TShape>.Run, runs = TShape.KernelHeight * ConvolutionWindow<TShape>.RunsPerRow;
        float* packed = stackalloc float[runs * DotTile<V>.PackedRun(run)];
        for (int output = 0; output < TShape.OutputChannels; output++)
        {
            DotTile<V>.Pack(kernel + output, TShape.OutputChannels, runs, run, packed);
            Output<V>(packed, output);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Output<V>(float* packed, int output)
        where V : unmanaged, IVector<V>
    {
        PoolingWindows<TShape, TPool> windows = new(x, output / (TShape.OutputChannels / TShape.Groups), samples);
        PooledPlaces<TPool> results = new(y, index, output);
        Steps columns = ConvolutionWindow<TShape>.PackedColumns<V>(), rows = ConvolutionWindow<TShape>.PackedRows<V>(x.RowStride);
        float start = bias == null ? 0 : bias[output];
        for (int window = 0; window < windows.Count; window += DotTile<V>.Rows / 4)
        {
            int second = int.Min(window + 1, windows.Count - 1);
            DotSums sums = DotTile<V>.Sum(windows.Two(window, second), packed, ConvolutionWindow<TShape>.Run, columns, rows, start);
            if (DotTile<V>.Rows == 8)
            {
                Store(sums.Second, results.At(second));
            }

            Store(sums.First, results.At(window));
        }
    }

    private static void Store(F32x4 pixels, PooledPlace place)
    {
        float* each = stackalloc float[F32x4.Count];
        F32x4.Store(pixels, each);
        place.Store<F32x1, TActivation>(0, 0, new(each[0]), new(each[1]), new(each[2]), new(each[3]));
    }
}
