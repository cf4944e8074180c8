using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>x * scale + offset, element by element.</summary>
public static class Rescaling
{
    /// <summary>y = x * scale + offset; y may be the same memory as x.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="offset">The term.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward(GpuStream gpu, GpuMap x, GpuMap y, float scale, float offset, int samples)
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, x);
        gpu.LaunchEach(
            Kernel, new Arguments { X = x.Data, Y = y.Data, Scale = scale, Offset = offset, Length = samples * x.Size }, samples * x.Size);
    }

    /// <summary>dx = dy * scale; dx may be the same memory as dy.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(samples, height, width, channels)</param>
    /// <param name="dx">The same shape.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(GpuStream gpu, GpuMap dy, GpuMap dx, float scale, int samples) => Forward(gpu, dy, dx, scale, 0, samples);

    private static void Kernel(Arguments arguments)
    {
        int i = Place.OfThread;
        if (i < arguments.Length)
        {
            arguments.Y[i] = (arguments.X[i] * arguments.Scale) + arguments.Offset;
        }
    }

    internal struct Arguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal float Scale;
        internal float Offset;
        internal int Length;
    }
}
