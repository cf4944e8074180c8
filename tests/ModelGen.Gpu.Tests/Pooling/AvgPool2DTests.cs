using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.GpuTests.Pooling;

public class AvgPool2DTests
{
    /// <summary>Up to 289 roundings of sums of numbers of at most 2, against double precision; the mean divides them again.</summary>
    private const double Bound = 4e-6;

    private const int Samples = 2;

    [OpenCLFact]
    public void Means_and_their_gradients_are_the_references() => TestAccelerators.OnOpenCL(gpu =>
    {
        Compare<Tiled>(gpu);
        Compare<Overlapping>(gpu);
        Compare<Gaps>(gpu);
        Compare<Large>(gpu);
    });

    [OpenCLFact]
    public void Forward_gives_the_processors_bits() => TestAccelerators.OnOpenCL(gpu =>
    {
        float[] x = TestArrays.Random(Samples * 6 * 7 * 3, seed: 1), y = new float[Samples * 6 * 7 * 3];
        ModelGen.Kernels.AvgPool2D.Forward<Overlapping>(new(x, 6, 7, 3), new(y, 6, 7, 3), Samples);
        GpuMap gpuY = new(gpu.Unwritten(y.Length), 6, 7, 3);
        GpuKernels.AvgPool2D.Forward<Overlapping>(gpu, gpu.Upload(x, 6, 7, 3), gpuY, Samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        Ptx.Check(typeof(GpuKernels.AvgPool2D), "ForwardKernel", typeof(Overlapping));
        Ptx.Check(typeof(GpuKernels.AvgPool2D), "BackwardKernel", typeof(Overlapping));
    }

    private static void Compare<TShape>(GpuStream gpu)
        where TShape : struct, IPool2DShape
    {
        float[] x = TestArrays.Random(Samples * TShape.InputHeight * TShape.InputWidth * TShape.Channels, seed: 1), dx = new float[x.Length];
        float[] dy = TestArrays.Random(Samples * TShape.OutputHeight * TShape.OutputWidth * TShape.Channels, seed: 2), y = new float[dy.Length];
        ModelGen.Kernels.Reference.AvgPool2D.Forward<TShape>(In(x), Out(y), Samples);
        ModelGen.Kernels.Reference.AvgPool2D.Backward<TShape>(Out(dy), In(dx), Samples);

        GpuMap gpuY = new(gpu.Unwritten(y.Length), TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
        GpuMap gpuDx = new(gpu.Unwritten(x.Length), TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        GpuKernels.AvgPool2D.Forward<TShape>(gpu, gpu.Upload(x, TShape.InputHeight, TShape.InputWidth, TShape.Channels), gpuY, Samples);
        GpuKernels.AvgPool2D.Backward<TShape>(gpu, gpu.Upload(dy, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels), gpuDx, Samples);
        Near.All(y, gpu.Download(gpuY.Data), Bound, typeof(TShape).Name);
        Near.All(dx, gpu.Download(gpuDx.Data), Bound, typeof(TShape).Name + " gradient");

        static FeatureMap In(float[] data) => new(data, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        static FeatureMap Out(float[] data) => new(data, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
    }
}
