using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The largest value of each channel over all pixels: (H, W, C) -> (1, 1, C).</summary>
public static unsafe class GlobalMaxPool2D
{
    /// <summary>y = the maximum of x over its pixels; NaN where a channel holds one.</summary>
    /// <exception cref="ArgumentException">y is not one pixel with the channels of x, or a map holds fewer samples.</exception>
    public static void Forward(FeatureMap x, FeatureMap y, int samples)
    {
        GlobalPool2D.Check(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            GlobalPool2D.Visit(new Largest(new(xData, x), new(yData, y), x.Height, x.Width, x.Channels), samples, x.Channels);
        }
    }

    /// <summary>dx = dy at the first pixel, in row-major order, that holds the maximum y; else 0.</summary>
    /// <exception cref="ArgumentException">y is not one pixel with the channels of x, or a map holds fewer samples.</exception>
    public static void Backward(FeatureMap x, FeatureMap y, FeatureMap dy, FeatureMap dx, int samples)
    {
        GlobalPool2D.Check(x, y, samples);
        Expect.Map(dy, samples, y);
        Expect.Map(dx, samples, x);
        fixed (float* xData = x.Data, yData = y.Data, dyData = dy.Data, dxData = dx.Data)
        {
            Route kernel = new(new(xData, x), new(yData, y), new(dyData, dy), new(dxData, dx), x.Height, x.Width, x.Channels);
            GlobalPool2D.Visit(kernel, samples, x.Channels);
        }
    }

    private readonly struct Largest(Rows x, Rows y, int height, int width, int channels) : IGlobalPoolKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int channel)
            where V : unmanaged, IVector<V>
        {
            V largest = V.Broadcast(float.NegativeInfinity);
            for (int row = 0; row < height; row++)
            {
                float* pixel = x[sample, row] + channel;
                for (int column = 0; column < width; column++)
                {
                    largest = V.Max(largest, V.Load(pixel + ((nint)column * channels)));
                }
            }

            V.Store(largest, y[sample, 0] + channel);
        }
    }

    private readonly struct Route(Rows x, Rows y, Rows dy, Rows dx, int height, int width, int channels) : IGlobalPoolKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int channel)
            where V : unmanaged, IVector<V>
        {
            V largest = V.Load(y[sample, 0] + channel);
            V gradient = V.Load(dy[sample, 0] + channel);
            for (int row = 0; row < height; row++)
            {
                float* pixel = x[sample, row] + channel;
                float* target = dx[sample, row] + channel;
                for (int column = 0; column < width; column++)
                {
                    // The first match takes the gradient and leaves 0 for the others.
                    nint place = (nint)column * channels;
                    V match = V.Equal(V.Load(pixel + place), largest);
                    V.Store(V.Select(match, gradient, V.Zero), target + place);
                    gradient = V.Select(match, V.Zero, gradient);
                }
            }
        }
    }
}
