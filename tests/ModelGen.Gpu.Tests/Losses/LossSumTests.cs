using ILGPU;
using ModelGen.GpuKernels;
using Xunit;

namespace ModelGen.GpuTests.Losses;

public class LossSumTests
{
    /// <summary>Floats of one size are exact as doubles, and so are sums of a few thousand: the order cannot matter.</summary>
    [OpenCLTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(5000)]
    public void The_first_losses_are_added_in_double_precision(int samples) => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] losses = [.. TestArrays.Random(samples + 3, seed: 1).Select(loss => loss + 3)];
        gpu.Losses = gpu.Upload(losses);
        ArrayView<double> sum = gpu.Upload(new double[] { -1 });
        LossSum.Write(gpu, samples, sum);
        Assert.Equal(losses[..samples].Sum(loss => (double)loss), gpu.Download(sum)[0]);
    });

    [Fact]
    public void More_samples_than_losses_are_refused() => TestAccelerators.OnCpu(gpu =>
        Assert.Throws<ArgumentException>(() => LossSum.Write(gpu, 1, gpu.Upload(new double[1]))));

    [Fact]
    public void Its_PTX_is_exact_and_calls_nothing() => Ptx.Check(typeof(DoubleSum), "ChunkKernel", typeof(Identity));
}
