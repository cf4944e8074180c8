using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>y = the maximum of a window.</summary>
internal readonly unsafe struct MaxPool2DForward<TShape>(Rows x, Rows y) : IPoolKernel
    where TShape : struct, IPool2DShape
{
    public static bool Accumulates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
        where V : unmanaged, IVector<V>
        where TWindow : struct, IPoolWindow
    {
        V largest = V.Broadcast(float.NegativeInfinity);
        for (int row = 0; row < window.Height; row++)
        {
            float* pixel = x[sample, window.Top + row] + (window.Left * TShape.Channels) + channel;
            for (int column = 0; column < window.Width; column++)
            {
                largest = V.Max(largest, V.Load(pixel + (column * TShape.Channels)));
            }
        }

        V.Store(largest, y[sample, oy] + (ox * TShape.Channels) + channel);
    }
}

/// <summary>Computes <see cref="MaxPool2DForward{TShape}"/>, and stores the position of each maximum in its window.</summary>
internal readonly unsafe struct MaxPool2DIndexedForward<TShape>(Rows x, Rows y, byte* index) : IPoolKernel
    where TShape : struct, IPool2DShape
{
    public static bool Accumulates => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
        where V : unmanaged, IVector<V>
        where TWindow : struct, IPoolWindow
    {
        // From the first element on, so that a window of nothing but -infinity has a place, too.
        float* pixel = x[sample, window.Top] + (window.Left * TShape.Channels) + channel;
        V largest = V.Load(pixel);
        V place = V.Broadcast(window.First);
        V number = place;
        for (int row = 0; row < window.Height; row++)
        {
            V next = number;
            for (int column = 0; column < window.Width; column++)
            {
                V value = V.Load(pixel + (column * TShape.Channels));
                place = V.Select(V.GreaterThan(value, largest), next, place);
                largest = V.Max(largest, value);
                next += V.Broadcast(1);
            }

            number += V.Broadcast(TShape.PoolWidth);
            pixel += x.Stride;
        }

        V.Store(largest, y[sample, oy] + (ox * TShape.Channels) + channel);
        V.StoreBytes(place, index + Pool2D<TShape>.OutputPlace(sample, oy, ox) + channel);
    }
}
