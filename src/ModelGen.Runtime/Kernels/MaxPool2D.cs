using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The largest value of each window and channel: (H, W, C) -> (H', W', C). Padding never counts.</summary>
public static unsafe class MaxPool2D
{
    /// <summary>y = the maximum over each window of x; NaN where a window holds one.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Forward<TShape>(FeatureMap x, FeatureMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            Pool2D<TShape>.Visit(new Largest<TShape>(new(xData, x), new(yData, y)), samples);
        }
    }

    /// <summary>dx = for each window dy at the first place, in row-major order, that holds the maximum y; else 0.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Backward<TShape>(FeatureMap x, FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        Pool2D<TShape>.Check(dx, dy, samples);
        fixed (float* xData = x.Data, yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        {
            Rows input = new(xData, x), output = new(yData, y), from = new(dyData, dy), to = new(dxData, dx);
            if (Pool2D<TShape>.IsDisjoint)
            {
                Pool2D<TShape>.ClearUncovered(to, samples);
                Pool2D<TShape>.Visit(new Route<TShape, Write>(input, output, from, to), samples);
            }
            else
            {
                Pool2D<TShape>.Clear(to, samples);
                Pool2D<TShape>.Visit(new Route<TShape, Accumulate>(input, output, from, to), samples);
            }
        }
    }

    private readonly struct Largest<TShape>(Rows x, Rows y) : IPoolKernel
        where TShape : struct, IPool2DShape
    {
        public static bool Accumulates => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int oy, int ox, PoolWindow window, int channel)
            where V : unmanaged, IVector<V>
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

    private readonly struct Route<TShape, TStore>(Rows x, Rows y, Rows dy, Rows dx) : IPoolKernel
        where TShape : struct, IPool2DShape
        where TStore : struct, IGradientStore
    {
        public static bool Accumulates => TStore.Accumulates;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int oy, int ox, PoolWindow window, int channel)
            where V : unmanaged, IVector<V>
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
}
