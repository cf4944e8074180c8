using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// An activation function and its derivative, written once for every vector width and device. <see cref="Activations"/>
/// runs them over feature maps; a kernel may call them on what it holds in registers.
/// </summary>
/// <remarks>No finite x gives NaN; NaN does.</remarks>
public interface IActivation
{
    /// <summary>True if <see cref="Derivative"/> reads only y, so that the layer's input need not be kept for the backward pass.</summary>
    static abstract bool DerivativeFromOutput { get; }

    /// <summary>y = f(x)</summary>
    static abstract V Invoke<V>(V x)
        where V : unmanaged, IVector<V>;

    /// <summary>f'(x), where y = f(x). With <see cref="DerivativeFromOutput"/> the x may be anything.</summary>
    static abstract V Derivative<V>(V x, V y)
        where V : unmanaged, IVector<V>;
}
