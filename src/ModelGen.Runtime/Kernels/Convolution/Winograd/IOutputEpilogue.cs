using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Transforms a sum before it is stored.</summary>
internal unsafe interface IOutputEpilogue
{
    /// <param name="sum">One vector of channels.</param>
    /// <param name="bias">Of these channels, or 0.</param>
    /// <param name="beside">The same place of a second map.</param>
    static abstract V Apply<V>(V sum, V bias, float* beside)
        where V : unmanaged, IVector<V>;
}

/// <summary>y = f(sum + bias).</summary>
internal readonly unsafe struct Activate<TActivation> : IOutputEpilogue
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V sum, V bias, float* beside)
        where V : unmanaged, IVector<V> => TActivation.Invoke(sum + bias);
}

/// <summary>dx = sum f'(x), x the second map, f a function whose derivative follows from its output.</summary>
internal readonly unsafe struct Differentiate<TActivation> : IOutputEpilogue
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Apply<V>(V sum, V bias, float* beside)
        where V : unmanaged, IVector<V> => Epilogue.Gradient<TActivation, V>(sum, beside);
}
