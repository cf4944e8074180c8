using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Six vectors side by side, one a column of a tile: what is done to a column is done to all.</summary>
internal readonly unsafe struct Row6<V>(V c0, V c1, V c2, V c3, V c4, V c5)
    where V : unmanaged, IVector<V>
{
    public readonly V C0 = c0;
    public readonly V C1 = c1;
    public readonly V C2 = c2;
    public readonly V C3 = c3;
    public readonly V C4 = c4;
    public readonly V C5 = c5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row6<V> Load(float* source, nint column) => new(
        V.Load(source), V.Load(source + column), V.Load(source + (2 * column)),
        V.Load(source + (3 * column)), V.Load(source + (4 * column)), V.Load(source + (5 * column)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row6<V> operator +(Row6<V> a, Row6<V> b) =>
        new(a.C0 + b.C0, a.C1 + b.C1, a.C2 + b.C2, a.C3 + b.C3, a.C4 + b.C4, a.C5 + b.C5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row6<V> operator -(Row6<V> a, Row6<V> b) =>
        new(a.C0 - b.C0, a.C1 - b.C1, a.C2 - b.C2, a.C3 - b.C3, a.C4 - b.C4, a.C5 - b.C5);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row6<V> Scale(Row6<V> a, float factor)
    {
        V f = V.Broadcast(factor);
        return new(a.C0 * f, a.C1 * f, a.C2 * f, a.C3 * f, a.C4 * f, a.C5 * f);
    }

    /// <summary>a * factor + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Row6<V> MultiplyAdd(Row6<V> a, float factor, Row6<V> b)
    {
        V f = V.Broadcast(factor);
        return new(
            V.MultiplyAdd(a.C0, f, b.C0), V.MultiplyAdd(a.C1, f, b.C1), V.MultiplyAdd(a.C2, f, b.C2),
            V.MultiplyAdd(a.C3, f, b.C3), V.MultiplyAdd(a.C4, f, b.C4), V.MultiplyAdd(a.C5, f, b.C5));
    }
}
