using ModelGen.GpuKernels;
using Xunit;

namespace ModelGen.GpuTests.Reductions;

public class SoftmaxTests
{
    /// <summary>Exponentials, their sum of up to 1000 terms in runs of 4, and a quotient: some ten roundings of 6e-8.</summary>
    private const double Bound = 6e-7;

    [OpenCLTheory]
    [InlineData(3, 1, 1, 10)]
    [InlineData(2, 5, 7, 3)]
    [InlineData(2, 3, 3, 1)]
    [InlineData(5, 1, 1, 1000)]
    public void Rows_are_the_processors(int samples, int height, int width, int channels) =>
        TestAccelerators.OnOpenCL(gpu => Compare(gpu, samples, height, width, channels));

    [Fact]
    public void Rows_are_the_processors_emulated() => TestAccelerators.OnCpu(gpu => Compare(gpu, 2, 1, 1, 10));

    [OpenCLFact]
    public void Logits_of_any_size_give_no_NaN_but_NaN_does() => TestAccelerators.OnOpenCL(gpu =>
    {
        GpuMap y = new(gpu.Unwritten(6), 1, 1, 3);
        GpuKernels.Softmax.Forward(gpu, gpu.Upload([3e38f, -3e38f, 3e38f, 1, float.NaN, 2], 1, 1, 3), y, 2);
        Assert.Equal([0.5f, 0, 0.5f, float.NaN, float.NaN, float.NaN], gpu.Download(y.Data));
    });

    [Fact]
    public void Its_PTX_is_exact_and_calls_nothing()
    {
        Ptx.Check(typeof(GpuKernels.Softmax), "ForwardKernel");
        Ptx.Check(typeof(GpuKernels.Softmax), "BackwardKernel");
    }

    private static void Compare(GpuStream gpu, int samples, int height, int width, int channels)
    {
        float[] x = TestArrays.Random(samples * height * width * channels, seed: 1, range: 10), y = new float[x.Length];
        float[] dy = TestArrays.Random(x.Length, seed: 2), dx = new float[x.Length];
        Kernels.Softmax.Forward(new(x, height, width, channels), new(y, height, width, channels), samples);
        Kernels.Softmax.Backward(new(y, height, width, channels), new(dy, height, width, channels), new(dx, height, width, channels), samples);

        // In place, both ways.
        GpuMap gpuY = gpu.Upload(x, height, width, channels), gpuDx = gpu.Upload(dy, height, width, channels);
        GpuKernels.Softmax.Forward(gpu, gpuY, gpuY, samples);
        GpuKernels.Softmax.Backward(gpu, gpuY, gpuDx, gpuDx, samples);
        Near.All(y, gpu.Download(gpuY.Data), Bound, "softmax");
        Near.All(dx, gpu.Download(gpuDx.Data), 2 * Bound, "gradient");
    }
}
