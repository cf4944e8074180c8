using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The mean of each channel over all pixels: (H, W, C) -> (1, 1, C).</summary>
public static unsafe class GlobalAvgPool2D
{
    /// <summary>y = the mean of x over its pixels.</summary>
    /// <exception cref="ArgumentException">y is not one pixel with the channels of x, or a map holds fewer samples.</exception>
    public static void Forward(FeatureMap x, FeatureMap y, int samples)
    {
        GlobalPool2D.Check(x, y, samples);
        fixed (float* xData = x.Data, yData = y.Data)
        {
            GlobalPool2D.Visit(new Mean(new(xData, x), new(yData, y), x.Height, x.Width, x.Channels), samples, x.Channels);
        }
    }

    /// <summary>dx = dy / (H W) at every pixel.</summary>
    /// <exception cref="ArgumentException">dy is not one pixel with the channels of dx, or a map holds fewer samples.</exception>
    public static void Backward(FeatureMap dy, FeatureMap dx, int samples)
    {
        GlobalPool2D.Check(dx, dy, samples);
        fixed (float* dyData = dy.Data, dxData = dx.Data)
        {
            GlobalPool2D.Visit(new Spread(new(dyData, dy), new(dxData, dx), dx.Height, dx.Width, dx.Channels), samples, dx.Channels);
        }
    }

    private readonly struct Mean(Rows x, Rows y, int height, int width, int channels) : IGlobalPoolKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int channel)
            where V : unmanaged, IVector<V>
        {
            // Row sums first: the error grows with height + width, not with their product.
            V total = V.Zero;
            for (int row = 0; row < height; row++)
            {
                float* pixel = x[sample, row] + channel;
                V sum = V.Zero;
                for (int column = 0; column < width; column++)
                {
                    sum += V.Load(pixel + ((nint)column * channels));
                }

                total += sum;
            }

            V.Store(total / V.Broadcast((float)height * width), y[sample, 0] + channel);
        }
    }

    private readonly struct Spread(Rows dy, Rows dx, int height, int width, int channels) : IGlobalPoolKernel
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Visit<V>(int sample, int channel)
            where V : unmanaged, IVector<V>
        {
            V share = V.Load(dy[sample, 0] + channel) / V.Broadcast((float)height * width);
            for (int row = 0; row < height; row++)
            {
                float* pixel = dx[sample, row] + channel;
                for (int column = 0; column < width; column++)
                {
                    V.Store(share, pixel + ((nint)column * channels));
                }
            }
        }
    }
}
