using ModelGen.GpuKernels;
using Xunit;

namespace ModelGen.GpuTests.Elementwise;

public class RescalingTests
{
    [OpenCLFact]
    public void A_line_is_applied_to_each_value() => TestAccelerators.OnOpenCL(gpu =>
    {
        GpuMap x = gpu.Upload([1, -2, 3, 4, 5, 6], 1, 1, 3), y = new(gpu.Unwritten(6), 1, 1, 3);
        GpuKernels.Rescaling.Forward(gpu, x, y, 0.5f, -1, 2);
        GpuKernels.Rescaling.Backward(gpu, y, x, 4, 1);
        Assert.Equal([-0.5f, -2, 0.5f, 1, 1.5f, 2], gpu.Download(y.Data));
        Assert.Equal([-2, -8, 2, 4, 5, 6], gpu.Download(x.Data));
    });

    [OpenCLFact]
    public void A_copy_keeps_the_order_and_may_change_the_shape() => TestAccelerators.OnOpenCL(gpu =>
    {
        GpuMap x = gpu.Upload(TestArrays.Random(24, seed: 1), 2, 2, 3), y = gpu.Upload(new float[24], 1, 1, 12);
        GpuKernels.Layout.Copy(gpu, x, y, 1);
        float[] copied = gpu.Download(y.Data), from = gpu.Download(x.Data);
        Assert.Equal(from[..12], copied[..12]);
        Assert.Equal(new float[12], copied[12..]);
        GpuKernels.Layout.Copy(gpu, x, y, 0);
        Assert.Contains(
            "'y' has 24 values per sample; 'x' has 12.",
            Assert.Throws<ArgumentException>(() => GpuKernels.Layout.Copy(gpu, x, gpu.Upload(new float[24], 1, 1, 24), 1)).Message);
    });

    [Fact]
    public void Its_PTX_is_exact_and_calls_nothing() => Ptx.Check(typeof(GpuKernels.Rescaling), "Kernel");
}
