using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A fully connected layer: (I) with a kernel (I, O) gives (O). It is a convolution over images of one pixel.</summary>
public static class Dense
{
    /// <summary>y = f(x kernel + bias).</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(I).</param>
    /// <param name="kernel">(I, O).</param>
    /// <param name="bias">(O), or empty for none.</param>
    /// <param name="y">(O), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void Forward<TShape, TActivation>(
        GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation =>
        Conv2D.Forward<OnePixel<TShape>, TActivation>(gpu, x, kernel, bias, y, samples);

    /// <summary>dKernel += the sum over samples of x dy.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(I).</param>
    /// <param name="dy">(O).</param>
    /// <param name="dKernel">(I, O), added to.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void KernelGradient<TShape>(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples)
        where TShape : struct, IDenseShape => Conv2D.KernelGradient<OnePixel<TShape>>(gpu, x, dy, dKernel, samples);

    /// <summary>dx = f'(x) times dy kernel^T.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(O).</param>
    /// <param name="kernel">(I, O): as it is, not transposed.</param>
    /// <param name="x">What f gave, (I), in memory of its own; not read where f is <see cref="Linear"/>.</param>
    /// <param name="dx">(I), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map or view does not fit the shape.</exception>
    public static void InputGradient<TShape, TActivation>(
        GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples)
        where TShape : struct, IDenseShape
        where TActivation : struct, IActivation =>
        Conv2D.InputGradient<OnePixel<TShape>, TActivation>(gpu, dy, kernel, x, dx, samples);
}
