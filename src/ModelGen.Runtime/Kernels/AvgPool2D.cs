using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// The mean of each window and channel: (H, W, C) -> (H', W', C). Padding never counts: at the border the mean is over what
/// the window covers of the input.
/// </summary>
public static unsafe class AvgPool2D
{
    /// <summary>y = the mean over each window of x.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Pool2D<TShape>.Visit(new Mean<TShape>(new(xData, x), new(yData, y)), samples);
        }
    }

    /// <summary>dx = the sum over the windows of a pixel of dy divided by the pixels in the window.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Backward<TShape>(FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(dx, dy, samples);
        fixed (float* dyData = dy.Data, dxData = dx.Data)
        {
            Rows from = new(dyData, dy), to = new(dxData, dx);
            if (Pool2D<TShape>.IsDisjoint)
            {
                Pool2D<TShape>.ClearUncovered(to, samples);
                Pool2D<TShape>.Visit(new Spread<TShape, Write>(from, to), samples);
            }
            else
            {
                Pool2D<TShape>.Clear(to, samples);
                Pool2D<TShape>.Visit(new Spread<TShape, Accumulate>(from, to), samples);
            }
        }
    }

    private readonly struct Mean<TShape>(Rows x, Rows y) : IPoolKernel
        where TShape : struct, IPool2DShape
    {
        public static bool Accumulates => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
            where V : unmanaged, IVector<V>
            where TWindow : struct, IPoolWindow
        {
            V sum = V.Zero;
            for (int row = 0; row < window.Height; row++)
            {
                float* pixel = x[sample, window.Top + row] + (window.Left * TShape.Channels) + channel;
                for (int column = 0; column < window.Width; column++)
                {
                    sum += V.Load(pixel + (column * TShape.Channels));
                }
            }

            V.Store(sum * V.Broadcast(1f / (window.Height * window.Width)), y[sample, oy] + (ox * TShape.Channels) + channel);
        }
    }

    private readonly struct Spread<TShape, TStore>(Rows dy, Rows dx) : IPoolKernel
        where TShape : struct, IPool2DShape
        where TStore : struct, IGradientStore
    {
        public static bool Accumulates => TStore.Accumulates;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V, TWindow>(int sample, int oy, int ox, TWindow window, int channel)
            where V : unmanaged, IVector<V>
            where TWindow : struct, IPoolWindow
        {
            V share = V.Load(dy[sample, oy] + (ox * TShape.Channels) + channel) * V.Broadcast(1f / (window.Height * window.Width));
            for (int row = 0; row < window.Height; row++)
            {
                float* target = dx[sample, window.Top + row] + (window.Left * TShape.Channels) + channel;
                for (int column = 0; column < window.Width; column++)
                {
                    TStore.Store(share, target + (column * TShape.Channels));
                }
            }
        }
    }
}
