using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>One way to run a layer that is linear in its input and in its kernel: the reference, the entry points or one vector width.</summary>
internal abstract class LinearLayer
{
    /// <summary>What to call it where it fails.</summary>
    public abstract string Name { get; }

    /// <summary>y = f(x kernel + bias)</summary>
    public abstract void Forward<TActivation>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TActivation : struct, IActivation;

    /// <summary>dKernel += x dy</summary>
    public abstract void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples);

    /// <summary>dx = f'(x) dy kernel, where the kernel is as the forward pass has it; x is what f gave, nothing where it is linear.</summary>
    public abstract void InputGradient<TActivation>(FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        where TActivation : struct, IActivation;
}
