using ModelGen.GpuKernels;
using ModelGen.Kernels;
using Xunit;

namespace ModelGen.GpuTests;

public class DropoutTests
{
    /// <summary>Sizes and first samples that begin and end inside groups of 64 numbers, and one beyond the first 2^32 / 64 groups.</summary>
    [OpenCLTheory]
    [InlineData(3, 0, 5)]
    [InlineData(64, 7, 4)]
    [InlineData(77, 13, 9)]
    [InlineData(1001, 300_000_000, 2)]
    public void Masks_are_the_processors_bit_for_bit(int size, int firstSample, int samples) =>
        TestAccelerators.OnOpenCL(gpu => Compare(gpu, size, firstSample, samples));

    [Fact]
    public void Masks_are_the_processors_emulated() => TestAccelerators.OnCpu(gpu => Compare(gpu, 77, 13, 2));

    [OpenCLFact]
    public void Outside_training_nothing_is_dropped() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = TestArrays.Random(100, seed: 1);
        GpuMap y = new(gpu.Unwritten(100), 1, 1, 50);
        GpuKernels.Dropout.Apply(gpu, gpu.Upload(x, 1, 1, 50), y, 0.5f, new DropoutKey(1, -1, 1), 0, 2);
        Assert.Equal(x, gpu.Download(y.Data));
    });

    [Fact]
    public void A_rate_of_1_is_refused() => TestAccelerators.OnCpu(gpu =>
    {
        GpuMap map = gpu.Upload(new float[4], 1, 1, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => GpuKernels.Dropout.Apply(gpu, map, map, 1, default, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GpuKernels.Dropout.Apply(gpu, map, map, 0.5f, default, -1, 1));
    });

    [Fact]
    public void Its_PTX_is_exact_and_calls_nothing() => Ptx.Check(typeof(GpuKernels.Dropout), "Kernel");

    private static void Compare(GpuStream gpu, int size, int firstSample, int samples)
    {
        float[] x = TestArrays.Random(samples * size, seed: 1), y = new float[x.Length];
        DropoutKey key = new(0x123456789ABCDEF0, (1L << 33) + 5, 12);
        ModelGen.Kernels.Dropout.Apply(new(x, 1, 1, size), new(y, 1, 1, size), 0.3f, key, firstSample, samples);
        GpuMap gpuY = new(gpu.Unwritten(x.Length), 1, 1, size);
        GpuKernels.Dropout.Apply(gpu, gpu.Upload(x, 1, 1, size), gpuY, 0.3f, key, firstSample, samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
    }
}
