using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>The kernels of one convolution, a line each.</summary>
internal static class ConvolutionKernels
{
    /// <param name="isFirst">A network's first layer has no use for its input's gradient.</param>
    public static IEnumerable<KernelBenchmark> Of<TShape>(string layer, int samples, bool isFirst = false)
        where TShape : struct, IConvShape
    {
        ConvolutionOperands<TShape> a = new(layer, samples, TShape.InputChannels);
        yield return a.Benchmark("forward", () => Conv2D.Forward<TShape, ReLU>(a.X, a.Kernel, a.Bias, a.Y, a.Samples));
        yield return a.Benchmark("kernel gradient", () => Conv2D.KernelGradient<TShape>(a.X, a.DY, a.KernelGradient, a.Samples));
        if (!isFirst)
        {
            yield return a.Benchmark("input gradient", () => Conv2D.InputGradient<TShape, Linear>(a.DY, a.Transposed, a.DX, a.DX, a.Samples));
        }
    }

    /// <summary>The forward kernel that pools as it stores, and keeps the places of the maxima.</summary>
    public static IEnumerable<KernelBenchmark> Pooled<TShape, TPool>(string layer, int samples)
        where TShape : struct, IConvShape
        where TPool : struct, IPool2DShape
    {
        ConvolutionOperands<TShape> a = new(layer, samples, TShape.InputChannels);
        Map y = new(samples, TPool.OutputHeight, TPool.OutputWidth, TPool.Channels);
        byte[] index = new byte[samples * TPool.OutputHeight * TPool.OutputWidth * TPool.Channels];
        yield return a.Benchmark("forward, pooled", () => Conv2D.ForwardMaxPool<TShape, TPool, ReLU>(a.X, a.Kernel, a.Bias, y.View, index, a.Samples));
    }

    /// <summary>One kernel for each channel.</summary>
    public static IEnumerable<KernelBenchmark> Depthwise<TShape>(string layer, int samples)
        where TShape : struct, IConvShape
    {
        ConvolutionOperands<TShape> a = new(layer, samples, 1);
        yield return a.Benchmark("forward", () => DepthwiseConv2D.Forward<TShape, ReLU>(a.X, a.Kernel, a.Bias, a.Y, a.Samples));
        yield return a.Benchmark("kernel gradient", () => DepthwiseConv2D.KernelGradient<TShape>(a.X, a.DY, a.KernelGradient, a.Samples));
        yield return a.Benchmark("input gradient", () => DepthwiseConv2D.InputGradient<TShape, Linear>(a.DY, a.Kernel, a.DX, a.DX, a.Samples));
    }
}
