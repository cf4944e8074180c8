using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Four vectors side by side, one a column of a tile of outputs.</summary>
internal readonly unsafe struct Row4<V>(V c0, V c1, V c2, V c3)
    where V : unmanaged, IVector<V>
{
    public readonly V C0 = c0;
    public readonly V C1 = c1;
    public readonly V C2 = c2;
    public readonly V C3 = c3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V> Load(float* source, nint column) => new(
        V.Load(source), V.Load(source + column), V.Load(source + (2 * column)), V.Load(source + (3 * column)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V> operator +(Row4<V> a, Row4<V> b) => new(a.C0 + b.C0, a.C1 + b.C1, a.C2 + b.C2, a.C3 + b.C3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V> operator -(Row4<V> a, Row4<V> b) => new(a.C0 - b.C0, a.C1 - b.C1, a.C2 - b.C2, a.C3 - b.C3);

    /// <summary>a * factor + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row4<V> MultiplyAdd(Row4<V> a, float factor, Row4<V> b)
    {
        V f = V.Broadcast(factor);
        return new(
            V.MultiplyAdd(a.C0, f, b.C0), V.MultiplyAdd(a.C1, f, b.C1), V.MultiplyAdd(a.C2, f, b.C2), V.MultiplyAdd(a.C3, f, b.C3));
    }
}
