using ModelGen.Kernels;
using ModelGen.Memory;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

/// <summary>The reference of a depthwise convolution.</summary>
internal sealed class DepthwiseConv2DReference<TShape> : LinearLayer
    where TShape : struct, IDepthwiseConv2DShape
{
    public override string Name => "The reference";

    public override void Forward<TActivation>(
        FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
    {
        Reference.DepthwiseConv2D.Forward<TShape>(x, kernel, bias, y, samples);
        Activations.Forward<TActivation>(y, y, samples);
    }

    public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples) =>
        Reference.DepthwiseConv2D.KernelGradient<TShape>(x, dy, dKernel, samples);

    public override void InputGradient<TActivation>(
        FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
    {
        Reference.DepthwiseConv2D.InputGradient<TShape>(dy, kernel, dx, samples);
        if (typeof(TActivation) != typeof(Linear))
        {
            Activations.Backward<TActivation>(x, dx, dx, samples);
        }
    }
}
