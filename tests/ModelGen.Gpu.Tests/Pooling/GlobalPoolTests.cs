using ModelGen.GpuKernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.GpuTests.Pooling;

/// <summary>Against the CPU's kernels, bit for bit: sums are in the same order.</summary>
public class GlobalPoolTests
{
    private const int Samples = 3, Height = 5, Width = 7, Channels = 11;

    [OpenCLFact]
    public void Means_are_the_processors() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = TestArrays.Random(Samples * Height * Width * Channels, seed: 1), y = new float[Samples * Channels], dy = TestArrays.Random(y.Length, seed: 2), dx = new float[x.Length];
        Kernels.GlobalAvgPool2D.Forward(Map(x), Pixel(y), Samples);
        Kernels.GlobalAvgPool2D.Backward(Pixel(dy), Map(dx), Samples);

        GpuMap gpuY = new(gpu.Unwritten(y.Length), 1, 1, Channels), gpuDx = new(gpu.Unwritten(x.Length), Height, Width, Channels);
        GpuKernels.GlobalAvgPool2D.Forward(gpu, gpu.Upload(x, Height, Width, Channels), gpuY, Samples);
        GpuKernels.GlobalAvgPool2D.Backward(gpu, gpu.Upload(dy, 1, 1, Channels), gpuDx, Samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
        Assert.Equal(dx, gpu.Download(gpuDx.Data));
    });

    [OpenCLFact]
    public void Maxima_are_the_processors() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = TestArrays.Whole(Samples * Height * Width * Channels, seed: 1), y = new float[Samples * Channels], dy = TestArrays.Random(y.Length, seed: 2), dx = new float[x.Length];
        x[40] = float.NaN;
        Kernels.GlobalMaxPool2D.Forward(Map(x), Pixel(y), Samples);
        Kernels.GlobalMaxPool2D.Backward(Map(x), Pixel(y), Pixel(dy), Map(dx), Samples);

        GpuMap gpuX = gpu.Upload(x, Height, Width, Channels), gpuY = new(gpu.Unwritten(y.Length), 1, 1, Channels), gpuDx = new(gpu.Unwritten(x.Length), Height, Width, Channels);
        GpuKernels.GlobalMaxPool2D.Forward(gpu, gpuX, gpuY, Samples);
        GpuKernels.GlobalMaxPool2D.Backward(gpu, gpuX, gpuY, gpu.Upload(dy, 1, 1, Channels), gpuDx, Samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
        Assert.Equal(dx, gpu.Download(gpuDx.Data));
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        Ptx.Check(typeof(GpuKernels.GlobalAvgPool2D), "ForwardKernel");
        Ptx.Check(typeof(GpuKernels.GlobalAvgPool2D), "BackwardKernel");
        Ptx.Check(typeof(GpuKernels.GlobalMaxPool2D), "ForwardKernel");
        Ptx.Check(typeof(GpuKernels.GlobalMaxPool2D), "BackwardKernel");
    }

    private static FeatureMap Map(float[] data) => new(data, Height, Width, Channels);

    private static FeatureMap Pixel(float[] data) => new(data, 1, 1, Channels);
}
