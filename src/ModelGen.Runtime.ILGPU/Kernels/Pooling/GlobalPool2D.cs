using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// Assigns threads in global pooling: each thread has one channel of one sample, neighbouring threads have neighbouring
/// channels.
/// </summary>
internal static class GlobalPool2D
{
    /// <summary>Checks that y is one pixel with the channels of x.</summary>
    /// <exception cref="ArgumentException">It is not, or a map holds fewer samples.</exception>
    public static void Check(GpuMap x, GpuMap y, int samples)
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, 1, 1, x.Channels);
    }

    /// <summary>Returns the index of a channel's first pixel in a map.</summary>
    /// <param name="number">Of the channel, among those of all samples.</param>
    /// <param name="pixels">Of a sample.</param>
    /// <param name="channels">Of a pixel.</param>
    public static int FirstPixel(int number, int pixels, int channels)
    {
        int sample = number / channels;
        return (sample * pixels * channels) + number - (sample * channels);
    }

    /// <summary>Views of a forward or backward pass; those that it does not use are empty.</summary>
    internal struct Arguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal ArrayView<float> Dy;
        internal ArrayView<float> Dx;
        internal int Height;
        internal int Width;
        internal int Channels;

        /// <summary>Channels of all samples.</summary>
        internal int Outputs;
    }
}
