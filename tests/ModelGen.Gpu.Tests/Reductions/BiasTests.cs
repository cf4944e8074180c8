using ILGPU;
using ModelGen.GpuKernels;
using Xunit;

namespace ModelGen.GpuTests.Reductions;

public class BiasTests
{
    /// <summary>One group, several chunks of rows, several groups of columns, one channel.</summary>
    [OpenCLTheory]
    [InlineData(2, 3, 4, 5)]
    [InlineData(5, 30, 41, 3)]
    [InlineData(3, 31, 33, 70)]
    [InlineData(9, 40, 40, 1)]
    [InlineData(64, 1, 1, 300)]
    public void Gradients_of_whole_numbers_are_exact_and_added(int samples, int height, int width, int channels) => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] dy = TestArrays.Whole(samples * height * width * channels, seed: 1), bias = TestArrays.Whole(channels, seed: 2);
        ArrayView<float> gpuBias = gpu.Upload(bias);
        Kernels.Bias.Gradient(new(dy, height, width, channels), bias, samples);
        GpuKernels.Bias.Gradient(gpu, gpu.Upload(dy, height, width, channels), gpuBias, samples);
        Assert.Equal(bias, gpu.Download(gpuBias));
    });

    [Fact]
    public void Gradients_are_exact_emulated() => TestAccelerators.OnCpu(gpu =>
    {
        ArrayView<float> bias = gpu.Upload(new float[2]);
        GpuKernels.Bias.Gradient(gpu, gpu.Upload([1, 2, 3, 4, 5, 6, 7, 8], 1, 2, 2), bias, 2);
        Assert.Equal([16f, 20], gpu.Download(bias));
    });

    [OpenCLFact]
    public void Every_run_gives_the_same_bits() => TestAccelerators.OnOpenCL(gpu =>
    {
        GpuMap dy = gpu.Upload(TestArrays.Random(20_000 * 3, seed: 1), 100, 100, 3);
        ArrayView<float> first = gpu.Upload(new float[3]), second = gpu.Upload(new float[3]);
        GpuKernels.Bias.Gradient(gpu, dy, first, 2);
        GpuKernels.Bias.Gradient(gpu, dy, second, 2);
        Assert.Equal(gpu.Download(first), gpu.Download(second));
    });

    [Fact]
    public void A_bias_of_another_length_is_refused() => TestAccelerators.OnCpu(gpu => Assert.Contains(
        "'dBias' has 3 values; expected 2",
        Assert.Throws<ArgumentException>(() => GpuKernels.Bias.Gradient(gpu, gpu.Upload(new float[4], 1, 2, 2), gpu.Upload(new float[3]), 1)).Message));

    [Fact]
    public void Its_PTX_is_exact_and_calls_nothing() => Ptx.Check(typeof(ColumnSums), "Kernel");
}
