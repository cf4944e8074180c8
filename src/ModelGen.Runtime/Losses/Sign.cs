using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The derivative of |x|.</summary>
internal static class Sign
{
    /// <summary>1, -1, or 0 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x)
        where V : unmanaged, IVector<V> =>
        V.Select(V.GreaterThan(x, V.Zero), V.Broadcast(1f), V.Select(V.GreaterThan(V.Zero, x), V.Broadcast(-1f), V.Zero));
}
