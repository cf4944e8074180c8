using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Gives each window's gradient to the element whose number forward kept.</summary>
internal readonly unsafe struct MaxPool2DIndexedBackward<TShape, TActivation, TStore>(byte* index, Rows y, Rows dy, Rows dx) : IPoolKernel
    where TShape : struct, IPool2DShape
    where TActivation : struct, IActivation
    where TStore : struct, IGradientStore
{
    public static bool Accumulates => TStore.Accumulates;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
        where V : unmanaged, IVector<V>
        where TWindow : struct, IPoolWindow
    {
        V place = V.LoadBytes(index + Pool2D<TShape>.OutputPlace(sample, oy, ox) + channel);
        int output = (ox * TShape.Channels) + channel;
        V gradient = Epilogue.Gradient<TActivation, V>(V.Load(dy[sample, oy] + output), y[sample, oy] + output);
        float* target = dx[sample, window.Top] + (window.Left * TShape.Channels) + channel;
        V number = V.Broadcast(window.First);
        for (int row = 0; row < window.Height; row++)
        {
            V next = number;
            for (int column = 0; column < window.Width; column++)
            {
                TStore.Store(V.Select(V.Equal(place, next), gradient, V.Zero), target + (column * TShape.Channels));
                next += V.Broadcast(1);
            }

            number += V.Broadcast(TShape.PoolWidth);
            target += dx.Stride;
        }
    }
}

/// <summary>Gives each window's gradient to the first element that equals the maximum.</summary>
internal readonly unsafe struct MaxPool2DBackward<TShape, TStore>(Rows x, Rows y, Rows dy, Rows dx) : IPoolKernel
    where TShape : struct, IPool2DShape
    where TStore : struct, IGradientStore
{
    public static bool Accumulates => TStore.Accumulates;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
        where V : unmanaged, IVector<V>
        where TWindow : struct, IPoolWindow
    {
        int place = (ox * TShape.Channels) + channel;
        V largest = V.Load(y[sample, oy] + place);
        V gradient = V.Load(dy[sample, oy] + place);
        for (int row = 0; row < window.Height; row++)
        {
            int first = (window.Left * TShape.Channels) + channel;
            float* pixel = x[sample, window.Top + row] + first;
            float* target = dx[sample, window.Top + row] + first;
            for (int column = 0; column < window.Width; column++)
            {
                // The first match takes the gradient and leaves 0 for the others.
                V match = V.Equal(V.Load(pixel + (column * TShape.Channels)), largest);
                TStore.Store(V.Select(match, gradient, V.Zero), target + (column * TShape.Channels));
                gradient = V.Select(match, V.Zero, gradient);
            }
        }
    }
}
