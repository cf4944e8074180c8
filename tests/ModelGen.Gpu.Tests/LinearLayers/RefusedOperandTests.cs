using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Tests.Kernels;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>Operands that do not fit a shape never reach a kernel.</summary>
public class RefusedOperandTests
{
    private const int Samples = 2;

    [OpenCLFact]
    public void Maps_and_views_of_other_sizes_are_refused() => TestAccelerators.OnOpenCL(gpu =>
    {
        using MemoryBuffer1D<float, Stride1D.Dense> memory = gpu.Accelerator.Allocate1D<float>(1024);
        ArrayView<float> all = memory.View.AsContiguous();
        GpuMap x = new(all.SubView(0, 16), 1, 1, 8), y = new(all.SubView(16, 8), 1, 1, 4), wrong = new(all, 1, 2, 4);
        ArrayView<float> kernel = all.SubView(64, 32);
        Refused("'x' has samples of 1 x 2 x 4", () => Forward(wrong, kernel, default, y));
        Refused("'y' has samples of 1 x 1 x 8", () => Forward(x, kernel, default, x));
        Refused("'y' has 4 floats, too few for 2 samples", () => Forward(x, kernel, default, new(all.SubView(16, 4), 1, 1, 4)));
        Refused("'kernel' has 31 values", () => Forward(x, kernel.SubView(0, 31), default, y));
        Refused("'bias' has 3 values", () => Forward(x, kernel, all.SubView(0, 3), y));
        Refused("'x' begins at float 2", () => Forward(new(all.SubView(2, 16), 1, 1, 8), kernel, default, y));
        Refused("'dKernel' has 31 values", () => GpuKernels.Dense.KernelGradient<Fully<N8, N4>>(gpu, x, y, kernel.SubView(0, 31), Samples));
        Refused("'dx' has samples of 1 x 1 x 4", () => Gradient(y, kernel, x, y));
        Refused("'dx' is written while 'x' is still read", () => Gradient(y, kernel, x, x));
        Assert.Equal(0, gpu.Launches);

        void Forward(GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y) =>
            GpuKernels.Dense.Forward<Fully<N8, N4>, ReLU>(gpu, x, kernel, bias, y, Samples);

        void Gradient(GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx) =>
            GpuKernels.Dense.InputGradient<Fully<N8, N4>, ReLU>(gpu, dy, kernel, x, dx, Samples);
    });

    private static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
}
