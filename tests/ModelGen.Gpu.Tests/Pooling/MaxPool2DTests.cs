using ILGPU;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.GpuTests.Pooling;

/// <summary>Against the CPU's kernels, bit for bit: nothing is rounded but sums of few numbers, in the same order.</summary>
public class MaxPool2DTests
{
    private const int Samples = 3;

    [OpenCLFact]
    public void Values_and_places_are_the_processors() => TestAccelerators.OnOpenCL(gpu =>
    {
        Compare<Tiled, Linear>(gpu);
        Compare<Overlapping, Linear>(gpu);
        Compare<Gaps, Linear>(gpu);
    });

    [OpenCLFact]
    public void The_derivative_of_the_layer_before_is_applied_on_the_way_back() => TestAccelerators.OnOpenCL(gpu =>
    {
        Compare<Tiled, ReLU>(gpu);
        Compare<Overlapping, LeakyReLU>(gpu);
    });

    [Fact]
    public void Values_and_places_are_the_processors_emulated() => TestAccelerators.OnCpu(Compare<Tiled, Linear>);

    [OpenCLFact]
    public void Windows_of_any_size_find_their_maxima_again() => TestAccelerators.OnOpenCL(gpu =>
    {
        CompareWithoutIndex<Tiled>(gpu);
        CompareWithoutIndex<Overlapping>(gpu);
        CompareWithoutIndex<Large>(gpu);
    });

    [Fact]
    public void A_window_too_large_for_a_byte_is_refused() => TestAccelerators.OnCpu(gpu =>
    {
        GpuMap x = gpu.Upload(new float[20 * 19 * 2], 20, 19, 2), y = gpu.Upload(new float[4 * 3 * 2], 4, 3, 2);
        ArrayView<byte> index = gpu.Upload(new byte[24]);
        Assert.StartsWith("The index of a window of 289 elements does not fit in a byte", Assert.Throws<ArgumentException>(() => GpuKernels.MaxPool2D.Forward<Large>(gpu, x, y, index, 1)).Message);
        Assert.Contains("'y' has samples of", Assert.Throws<ArgumentException>(() => GpuKernels.MaxPool2D.Forward<Large>(gpu, x, x, 1)).Message);
    });

    [Fact]
    public void Their_PTX_is_exact_and_calls_nothing()
    {
        Ptx.Check(typeof(MaxPool2DForward), "Kernel", typeof(Overlapping));
        Ptx.Check(typeof(MaxPool2DForward), "IndexedKernel", typeof(Overlapping));
        Ptx.Check(typeof(MaxPool2DBackward), "Kernel", typeof(Overlapping));
        Ptx.Check(typeof(MaxPool2DBackward), "IndexedKernel", typeof(Overlapping), typeof(ReLU));
    }

    private static void Compare<TShape, TActivation>(GpuStream gpu)
        where TShape : struct, IPool2DShape
        where TActivation : struct, IActivation
    {
        float[] x = Input<TShape>(), y = new float[Outputs<TShape>()], dy = TestArrays.Random(y.Length, seed: 2), dx = new float[x.Length];
        byte[] index = new byte[y.Length];
        ModelGen.Kernels.MaxPool2D.Forward<TShape>(In<TShape>(x), Out<TShape>(y), index, Samples);
        ModelGen.Kernels.MaxPool2D.Backward<TShape, TActivation>(index, Out<TShape>(y), Out<TShape>(dy), In<TShape>(dx), Samples);

        GpuMap gpuX = GpuIn<TShape>(gpu.Upload(x)), gpuY = GpuOut<TShape>(gpu.Unwritten(y.Length)), gpuDx = GpuIn<TShape>(gpu.Unwritten(x.Length));
        ArrayView<byte> gpuIndex = gpu.Upload(new byte[y.Length]);
        GpuKernels.MaxPool2D.Forward<TShape>(gpu, gpuX, gpuY, gpuIndex, Samples);
        GpuKernels.MaxPool2D.Backward<TShape, TActivation>(gpu, gpuIndex, gpuY, GpuOut<TShape>(gpu.Upload(dy)), gpuDx, Samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
        Assert.Equal(index, gpu.Download(gpuIndex));
        Assert.Equal(dx, gpu.Download(gpuDx.Data));
    }

    private static void CompareWithoutIndex<TShape>(GpuStream gpu)
        where TShape : struct, IPool2DShape
    {
        float[] x = Input<TShape>(), y = new float[Outputs<TShape>()], dy = TestArrays.Whole(y.Length, seed: 2), dx = new float[x.Length];
        ModelGen.Kernels.MaxPool2D.Forward<TShape>(In<TShape>(x), Out<TShape>(y), Samples);
        ModelGen.Kernels.MaxPool2D.Backward<TShape>(In<TShape>(x), Out<TShape>(y), Out<TShape>(dy), In<TShape>(dx), Samples);

        GpuMap gpuX = GpuIn<TShape>(gpu.Upload(x)), gpuY = GpuOut<TShape>(gpu.Unwritten(y.Length)), gpuDx = GpuIn<TShape>(gpu.Unwritten(x.Length));
        GpuKernels.MaxPool2D.Forward<TShape>(gpu, gpuX, gpuY, Samples);
        GpuKernels.MaxPool2D.Backward<TShape>(gpu, gpuX, gpuY, GpuOut<TShape>(gpu.Upload(dy)), gpuDx, Samples);
        Assert.Equal(y, gpu.Download(gpuY.Data));
        Assert.Equal(dx, gpu.Download(gpuDx.Data));
    }

    /// <summary>Few different numbers, so that windows hold their maximum more than once; a NaN and infinities among them.</summary>
    private static float[] Input<TShape>()
        where TShape : struct, IPool2DShape
    {
        float[] x = TestArrays.Whole(Samples * TShape.InputHeight * TShape.InputWidth * TShape.Channels, seed: 1, range: 3);
        x[17] = float.NaN;
        x[2] = float.PositiveInfinity;
        x.AsSpan(x.Length / 2, 4 * TShape.InputWidth * TShape.Channels).Fill(float.NegativeInfinity);
        return x;
    }

    private static int Outputs<TShape>()
        where TShape : struct, IPool2DShape => Samples * TShape.OutputHeight * TShape.OutputWidth * TShape.Channels;

    private static FeatureMap In<TShape>(float[] data)
        where TShape : struct, IPool2DShape => new(data, TShape.InputHeight, TShape.InputWidth, TShape.Channels);

    private static FeatureMap Out<TShape>(float[] data)
        where TShape : struct, IPool2DShape => new(data, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);

    private static GpuMap GpuIn<TShape>(ArrayView<float> data)
        where TShape : struct, IPool2DShape => new(data, TShape.InputHeight, TShape.InputWidth, TShape.Channels);

    private static GpuMap GpuOut<TShape>(ArrayView<float> data)
        where TShape : struct, IPool2DShape => new(data, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
}
