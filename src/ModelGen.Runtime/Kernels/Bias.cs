using System.Runtime.CompilerServices;
using ModelGen.Memory;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The bias of any layer: one number a channel.</summary>
public static unsafe class Bias
{
    /// <summary>dBias += the sum of dy over all pixels and samples.</summary>
    /// <param name="dy">(H, W, C).</param>
    /// <param name="dBias">(C), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or span does not fit.</exception>
    public static void Gradient(FeatureMap dy, Span<float> dBias, int samples)
    {
        Expect.Samples(dy, samples);
        Expect.Floats(dBias, dy.Channels);
        fixed (float* dyData = dy.Data, dBiasData = dBias)
        {
            Width.FitPair(dy.Channels, new Sum(new(dyData, dy), dy.Height, dy.Width, dy.Channels, dBiasData, samples));
        }
    }

    /// <summary>One vector of channels after the other.</summary>
    internal readonly struct Sum(FeatureMapPointer dy, int height, int width, int channels, float* dBias, int samples) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V>
        {
            for (int c = 0; c < channels; c += V.Count)
            {
                int channel = int.Min(c, channels - V.Count);
                OverlapSum.Add(Channel<V>(channel), dBias + channel, c - channel);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
        private V Channel<V>(int channel)
            where V : unmanaged, IVector<V>
        {
            V sum = V.Zero;
            for (int sample = 0; sample < samples; sample++)
            {
                for (int row = 0; row < height; row++)
                {
                    float* pixel = dy.Interior + (sample * dy.SampleStride) + (row * dy.RowStride) + channel;
                    for (int column = 0; column < width; column++)
                    {
                        sum += V.Load(pixel);
                        pixel += channels;
                    }
                }
            }

            return sum;
        }
    }
}
