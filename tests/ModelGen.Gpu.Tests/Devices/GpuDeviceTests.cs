using ModelGen.Training;
using Xunit;

namespace ModelGen.GpuTests;

public class GpuDeviceTests
{
    [Fact]
    public void Without_a_GPU_the_default_says_what_there_could_be()
    {
        if (HasNvidia)
        {
            return;
        }

        GpuNotFoundException missing = Assert.Throws<GpuNotFoundException>(() => Gpu.Default);
        Assert.Contains("no NVIDIA or OpenCL GPU", missing.Message);
        Assert.Contains("Leave FitOptions.Device out", missing.Message);
    }

    [Fact]
    public void Without_a_driver_CUDA_says_how_to_get_one()
    {
        if (!HasNvidia)
        {
            Assert.Contains("nvidia-smi", Assert.Throws<GpuNotFoundException>(() => Gpu.Cuda()).Message);
        }
    }

    [OpenCLFact]
    public void A_device_of_a_number_that_is_not_there_is_not_found() =>
        Assert.Contains("OpenCL device 99 does not exist: the last is", Assert.Throws<GpuNotFoundException>(() => Gpu.OpenCL(99)).Message);

    [Fact]
    public void A_negative_number_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Gpu.OpenCL(-1));

    [OpenCLFact]
    public void A_batch_that_does_not_fit_is_named()
    {
        using GpuDevice device = Gpu.OpenCL();
        int batchSize = int.MaxValue / 784 / 16;
        GpuMemoryException full = Assert.Throws<GpuMemoryException>(
            () => device.Train(new MnistCnn(1), Dataset.FromClasses(new float[784], [0], 10, 28, 28, 1), new Adam(), batchSize, 1, null));
        Assert.Contains($"cannot hold MnistCnn with a batch of {batchSize}", full.Message);
        Assert.Contains("smaller FitOptions.BatchSize", full.Message);
    }

    [OpenCLFact]
    public void A_disposed_device_is_refused()
    {
        GpuDevice device = Gpu.OpenCL();
        device.Dispose();
        device.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new MnistCnn(1).Predict(new float[784], new float[10], device));
    }

    private static bool HasNvidia => File.Exists("/proc/driver/nvidia/version");
}
