using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Tests.Kernels;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.GpuTests;

/// <summary>A convolution that pools as it stores gives what the references of both layers give one after the other, to the bit on whole numbers.</summary>
public class PooledConvolutionTests
{
    private const int Samples = 3;

    [OpenCLFact]
    public void Whole_windows() => TestAccelerators.OnOpenCL(Check<Conv<N8, N12, N3, N32, N3, N3, N1, N1, N1, N1, N1, Same>, Linear>);

    [OpenCLFact]
    public void The_last_row_and_column_are_in_no_window() => TestAccelerators.OnOpenCL(Check<Conv<N11, N7, N1, N33, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>);

    [OpenCLFact]
    public void Groups_with_strides() => TestAccelerators.OnOpenCL(Check<Conv<N12, N9, N4, N6, N3, N2, N2, N1, N1, N2, N2, Same>, LeakyReLU>);

    [OpenCLFact]
    public void One_window() => TestAccelerators.OnOpenCL(Check<Conv<N4, N4, N5, N17, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>);

    [OpenCLFact]
    public void Many_channels_four_by_four() => TestAccelerators.OnOpenCL(Check<Conv<N6, N6, N32, N64, N3, N3, N1, N1, N1, N1, N1, Same>, ReLU>);

    [Fact]
    public void One_window_emulated() => TestAccelerators.OnCpu(Check<Conv<N4, N4, N5, N17, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>);

    [OpenCLFact]
    public void What_it_cannot_pool_is_refused() => TestAccelerators.OnOpenCL(gpu =>
    {
        Assert.Contains("Tanh is too complex", Assert.Throws<ArgumentException>(() =>
            GpuKernels.Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, Tanh>(gpu, default, default, default, default, default, 1)).Message);
        Assert.Contains("non-overlapping 2x2 windows", Assert.Throws<ArgumentException>(() =>
            GpuKernels.Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N9, N9, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, ReLU>(gpu, default, default, default, default, default, 1)).Message);
    });

    private static void Check<TShape, TActivation>(GpuStream gpu)
        where TShape : struct, IConvShape
        where TActivation : struct, IActivation
    {
        Random random = new(4);
        TestMap x = new(Samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, TShape.InputHalo);
        for (int sample = 0; sample < Samples; sample++)
        {
            x.View.ClearBorder(sample, TShape.InputHalo);
        }

        x.FillIntegers(random, 3);
        float[] kernel = Numbers(random, TShape.KernelHeight * TShape.KernelWidth * TShape.InputChannels / TShape.Groups * TShape.OutputChannels);
        foreach (float[] bias in new[] { Numbers(random, TShape.OutputChannels), [] })
        {
            TestMap map = new(Samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
            TestMap pooled = new(Samples, TShape.OutputHeight / 2, TShape.OutputWidth / 2, TShape.OutputChannels);
            byte[] index = new byte[Samples * pooled.Size];
            Reference.Conv2D.Forward<TShape>(x.View, kernel, bias, map.View, Samples);

            // The index is of sums: where f is flat, of the largest before f.
            Reference.MaxPool2D.Index<Halves<TShape>>(map.View, index, Samples);
            Reference.MaxPool2D.Forward<Halves<TShape>>(map.View, pooled.View, Samples);
            ModelGen.Kernels.Activations.Forward<TActivation>(pooled.View, pooled.View, Samples);

            using DeviceOperand input = DeviceOperand.Of(gpu, x.View), weights = new(gpu, kernel), offsets = new(gpu, bias), y = DeviceOperand.Of(gpu, pooled.Like().View);
            using MemoryBuffer1D<byte, Stride1D.Dense> places = gpu.Accelerator.Allocate1D<byte>(index.Length);
            GpuKernels.Conv2D.ForwardMaxPool<TShape, Halves<TShape>, TActivation>(
                gpu, input.As(x.View), weights.View, offsets.View, y.As(pooled.View), places.View, Samples);
            AssertPooled(pooled, y);
            Assert.Equal(index, places.GetAsArray1D());

            GpuKernels.Conv2D.ForwardMaxPool<TShape, Halves<TShape>, TActivation>(
                gpu, input.As(x.View), weights.View, offsets.View, y.As(pooled.View), default, Samples);
            AssertPooled(pooled, y);
        }
    }

    private static void AssertPooled(TestMap expected, DeviceOperand y)
    {
        float[] actual = new float[expected.Samples * expected.Size];
        y.CopyTo(actual);
        Assert.Equal(expected.Values, actual);
    }

    private static float[] Numbers(Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(-3, 4))];
}
