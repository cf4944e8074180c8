using ILGPU;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Memory;
using ModelGen.Tests.Kernels;

namespace ModelGen.GpuTests;

/// <summary>A layer on a device: uploads its operands without their halos, runs an entry point, downloads the result.</summary>
internal abstract class GpuLayer : LinearLayer
{
    /// <summary>Where it runs; a test sets it.</summary>
    public GpuStream? Gpu { get; set; }

    private GpuStream Stream => Gpu ?? throw new InvalidOperationException($"{Name} has no device yet.");

    public sealed override void Forward<TActivation>(
        FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
    {
        using DeviceOperand dx = DeviceOperand.Of(Stream, x), dKernel = new(Stream, kernel), dBias = new(Stream, bias), dy = DeviceOperand.Of(Stream, y);
        Forward<TActivation>(Stream, dx.As(x), dKernel.View, dBias.View, dy.As(y), samples);
        dy.CopyTo(y);
    }

    public sealed override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
    {
        using DeviceOperand input = DeviceOperand.Of(Stream, x), gradient = DeviceOperand.Of(Stream, dy), sum = new(Stream, dKernel);
        KernelGradient(Stream, input.As(x), gradient.As(dy), sum.View, samples);
        sum.CopyTo(dKernel);
    }

    public sealed override void InputGradient<TActivation>(
        FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
    {
        bool isLinear = typeof(TActivation) == typeof(Linear);
        using DeviceOperand gradient = DeviceOperand.Of(Stream, dy), factor = new(Stream, kernel), result = DeviceOperand.Of(Stream, dx);
        using DeviceOperand output = isLinear ? new(Stream, []) : DeviceOperand.Of(Stream, x);
        InputGradient<TActivation>(Stream, gradient.As(dy), factor.View, isLinear ? default : output.As(x), result.As(dx), samples);
        result.CopyTo(dx);
    }

    protected abstract void Forward<TActivation>(
        GpuStream gpu, GpuMap x, ArrayView<float> kernel, ArrayView<float> bias, GpuMap y, int samples)
        where TActivation : struct, IActivation;

    protected abstract void KernelGradient(GpuStream gpu, GpuMap x, GpuMap dy, ArrayView<float> dKernel, int samples);

    protected abstract void InputGradient<TActivation>(
        GpuStream gpu, GpuMap dy, ArrayView<float> kernel, GpuMap x, GpuMap dx, int samples)
        where TActivation : struct, IActivation;
}
