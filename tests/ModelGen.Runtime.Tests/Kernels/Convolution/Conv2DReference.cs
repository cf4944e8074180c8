using ModelGen.Kernels;
using ModelGen.Memory;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

/// <summary>The reference of a convolution, for whatever algorithm works the shape out.</summary>
internal sealed class Conv2DReference<TShape> : LinearLayer
    where TShape : struct, IConv2DShape
{
    public override string Name => "The reference";

    public override void Forward<TActivation>(
        FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
    {
        Reference.Conv2D.Forward<TShape>(x, kernel, bias, y, samples);
        Activations.Forward<TActivation>(y, y, samples);
    }

    public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples) =>
        Reference.Conv2D.KernelGradient<TShape>(x, dy, dKernel, samples);

    public override void InputGradient<TActivation>(
        FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
    {
        Reference.Conv2D.InputGradient<TShape>(dy, kernel, dx, samples);
        if (typeof(TActivation) != typeof(Linear))
        {
            Activations.Backward<TActivation>(x, dx, dx, samples);
        }
    }
}
