using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using Xunit;

namespace ModelGen.GpuTests;

public class GpuStreamTests
{
    [OpenCLFact]
    public void A_kernel_over_a_private_shape_runs_on_OpenCL() => TestAccelerators.OnOpenCL(CheckSums);

    [Fact]
    public void A_kernel_over_a_private_shape_runs_emulated() => TestAccelerators.OnCpu(CheckSums);

    private static void CheckSums(GpuStream gpu)
    {
        float[] x = [.. Enumerable.Range(0, 12).Select(i => (float)i)];
        using MemoryBuffer1D<float, Stride1D.Dense> from = gpu.Accelerator.Allocate1D(x), to = gpu.Accelerator.Allocate1D<float>(3);
        gpu.LaunchEach(Sums<Four>, new Arguments { X = from.View, Y = to.View, Rows = 3 }, 3);
        gpu.Synchronize();
        Assert.Equal([6f, 22, 38], to.GetAsArray1D());
        Assert.Equal(1, gpu.Launches);
    }

    private static void Sums<TShape>(Arguments arguments)
        where TShape : struct, IDenseShape
    {
        int row = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (row < arguments.Rows)
        {
            float sum = 0;
            for (int i = 0; i < TShape.Inputs; i++)
            {
                sum += arguments.X[(row * TShape.Inputs) + i];
            }

            arguments.Y[row] = sum;
        }
    }

    public struct Arguments
    {
        public ArrayView<float> X;
        public ArrayView<float> Y;
        public int Rows;
    }

    private readonly struct Four : IDenseShape
    {
        public static int Inputs => 4;

        public static int Outputs => 1;
    }
}
