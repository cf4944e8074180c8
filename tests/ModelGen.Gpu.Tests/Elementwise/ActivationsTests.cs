using ILGPU;
using ILGPU.Runtime;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.GpuTests.Elementwise;

public class ActivationsTests
{
    /// <summary>
    /// The formulas are the CPU's, which round a product and a sum once where a device may round twice: a handful of units in
    /// the last place, 6e-8 each, against 1 or the value, whichever is larger.
    /// </summary>
    private const float Bound = 1e-6f;

    public static TheoryData<Type> All =>
    [
        typeof(Linear), typeof(ReLU), typeof(LeakyReLU), typeof(ELU), typeof(SELU), typeof(GELU), typeof(SiLU), typeof(Sigmoid),
        typeof(Softplus), typeof(Tanh),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Their_PTX_is_exact_and_calls_nothing(Type activation)
    {
        Ptx.Check(typeof(GpuKernels.Activations), "ForwardKernel", activation);
        Ptx.Check(typeof(GpuKernels.Activations), "BackwardKernel", activation);
    }

    [OpenCLFact]
    public void They_equal_the_processors() => TestAccelerators.OnOpenCL(gpu =>
    {
        Compare<Linear>(gpu, 0);
        Compare<ReLU>(gpu, 0);
        Compare<LeakyReLU>(gpu, 0);
        Compare<ELU>(gpu, Bound);
        Compare<SELU>(gpu, Bound);
        Compare<GELU>(gpu, Bound);
        Compare<SiLU>(gpu, Bound);
        Compare<Sigmoid>(gpu, Bound);
        Compare<Softplus>(gpu, Bound);
        Compare<Tanh>(gpu, Bound);
    });

    [Fact]
    public void They_equal_the_processors_emulated() => TestAccelerators.OnCpu(gpu => Compare<GELU>(gpu, Bound));

    [Fact]
    public void A_map_of_another_shape_is_refused() => TestAccelerators.OnCpu(gpu =>
    {
        using MemoryBuffer1D<float, Stride1D.Dense> data = gpu.Accelerator.Allocate1D<float>(12);
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => GpuKernels.Activations.Forward<ReLU>(gpu, new GpuMap(data.View, 1, 2, 3), new GpuMap(data.View, 2, 1, 3), 2));
        Assert.Contains("'y' has samples of 2 x 1 x 3; expected 1 x 2 x 3", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(
            () => GpuKernels.Activations.Forward<ReLU>(gpu, new GpuMap(data.View, 1, 2, 3), new GpuMap(data.View, 1, 2, 3), 3));
        Assert.Contains("'x' has 12 floats, too few for 3 samples of 6", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            () => GpuKernels.Activations.Backward<GELU>(gpu, new GpuMap(data.View, 1, 2, 3), new GpuMap(data.View, 1, 2, 3), new GpuMap(data.View, 1, 2, 3), 2));
    });

    private static void Compare<TActivation>(GpuStream gpu, float bound)
        where TActivation : struct, IActivation
    {
        const int samples = 3, height = 5, width = 7, channels = 9;
        float[] x = new float[samples * height * width * channels], y = new float[x.Length], dy = new float[x.Length], dx = new float[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (i - (x.Length / 2)) / 40f;
            dy[i] = (i % 11) - 5;
        }

        (x[0], x[1], x[2], x[3], x[4]) = (-100, 100, 0, 1e-30f, -1e-6f);
        ModelGen.Kernels.Activations.Forward<TActivation>(Map(x), Map(y), samples);
        ModelGen.Kernels.Activations.Backward<TActivation>(Map(x), Map(y), Map(dy), Map(dx), samples);

        using MemoryBuffer1D<float, Stride1D.Dense> gpuX = gpu.Accelerator.Allocate1D(x), gpuY = gpu.Accelerator.Allocate1D<float>(x.Length);
        using MemoryBuffer1D<float, Stride1D.Dense> gpuDy = gpu.Accelerator.Allocate1D(dy), gpuDx = gpu.Accelerator.Allocate1D<float>(x.Length);
        GpuKernels.Activations.Forward<TActivation>(gpu, GpuMapOf(gpuX), GpuMapOf(gpuY), samples);
        GpuKernels.Activations.Backward<TActivation>(gpu, GpuMapOf(gpuX), GpuMapOf(gpuY), GpuMapOf(gpuDy), GpuMapOf(gpuDx), samples);
        gpu.Synchronize();
        Near.All(y, gpuY.GetAsArray1D(), bound, typeof(TActivation).Name);
        Near.All(dx, gpuDx.GetAsArray1D(), 5 * bound, typeof(TActivation).Name + " gradient");

        static FeatureMap Map(float[] data) => new(data, height, width, channels);
        static GpuMap GpuMapOf(MemoryBuffer1D<float, Stride1D.Dense> data) => new(data.View, height, width, channels);
    }
}
