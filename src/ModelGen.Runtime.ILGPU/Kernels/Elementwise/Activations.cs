using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Runs an activation function over a map, element by element: the CPU's formulas over <see cref="GpuFloat"/>.</summary>
public static class Activations
{
    /// <summary>y = f(x); y may be the same memory as x.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward<TActivation>(GpuStream gpu, GpuMap x, GpuMap y, int samples)
        where TActivation : struct, IActivation
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, x);
        gpu.LaunchEach(ForwardKernel<TActivation>, new ForwardArguments { X = x.Data, Y = y.Data, Length = samples * x.Size }, samples * x.Size);
    }

    /// <summary>dx = dy f'(x), where y = f(x); dx may be the same memory as dy.</summary>
    /// <remarks>x is not read, and may be y, where <see cref="IActivation.DerivativeFromOutput"/> holds.</remarks>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape, as all others.</param>
    /// <param name="dy">The loss by y.</param>
    /// <param name="dx">The loss by x, written.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward<TActivation>(GpuStream gpu, GpuMap x, GpuMap y, GpuMap dy, GpuMap dx, int samples)
        where TActivation : struct, IActivation
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, x);
        GpuExpect.Map(dy, samples, x);
        GpuExpect.Map(dx, samples, x);
        gpu.LaunchEach(
            BackwardKernel<TActivation>,
            new BackwardArguments { X = x.Data, Y = y.Data, Dy = dy.Data, Dx = dx.Data, Length = samples * x.Size },
            samples * x.Size);
    }

    /// <summary>dx = dy f'(x) for a function whose derivative follows from y = f(x) alone.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="y">(samples, height, width, channels)</param>
    /// <param name="dy">The loss by y.</param>
    /// <param name="dx">The loss by x, written.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples, or the function needs x.</exception>
    public static void Backward<TActivation>(GpuStream gpu, GpuMap y, GpuMap dy, GpuMap dx, int samples)
        where TActivation : struct, IActivation
    {
        ModelGen.Kernels.Activations.ExpectDerivativeFromOutput<TActivation>();
        Backward<TActivation>(gpu, y, y, dy, dx, samples);
    }

    private static void ForwardKernel<TActivation>(ForwardArguments arguments)
        where TActivation : struct, IActivation
    {
        int i = Place.OfThread;
        if (i < arguments.Length)
        {
            arguments.Y[i] = TActivation.Invoke(new GpuFloat(arguments.X[i])).Value;
        }
    }

    private static void BackwardKernel<TActivation>(BackwardArguments arguments)
        where TActivation : struct, IActivation
    {
        int i = Place.OfThread;
        if (i < arguments.Length)
        {
            GpuFloat y = new(arguments.Y[i]);
            GpuFloat x = TActivation.DerivativeFromOutput ? y : new(arguments.X[i]);
            arguments.Dx[i] = arguments.Dy[i] * TActivation.Derivative(x, y).Value;
        }
    }

    internal struct ForwardArguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal int Length;
    }

    internal struct BackwardArguments
    {
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal ArrayView<float> Dy;
        internal ArrayView<float> Dx;
        internal int Length;
    }
}
