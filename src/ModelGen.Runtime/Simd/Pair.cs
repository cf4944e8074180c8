using System.Runtime.CompilerServices;

namespace ModelGen.Simd;

/// <summary>
/// Two vectors side by side, itself a vector of twice the width: a kernel that keeps one vector of output channels in
/// registers keeps two when it is given a pair.
/// </summary>
public unsafe struct Pair<V>(V low, V high) : IVector<Pair<V>>
    where V : unmanaged, IVector<V>
{
    private V low = low;
    private V high = high;

    /// <inheritdoc/>
    public static int Count => 2 * V.Count;

    /// <inheritdoc/>
    public static bool IsSupported => V.IsSupported;

    /// <inheritdoc/>
    public static Pair<V> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(V.Zero, V.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Load(float* source) => new(V.Load(source), V.Load(source + V.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> LoadTwice(float* source) => new(V.LoadTwice(source), V.LoadTwice(source + (V.Count / 2)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Pair<V> value, float* destination)
    {
        V.Store(value.low, destination);
        V.Store(value.high, destination + V.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> LoadBytes(byte* source) => new(V.LoadBytes(source), V.LoadBytes(source + V.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(Pair<V> value, byte* destination)
    {
        V.StoreBytes(value.low, destination);
        V.StoreBytes(value.high, destination + V.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Broadcast(float value)
    {
        V both = V.Broadcast(value);
        return new(both, both);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> MultiplyAdd(Pair<V> a, Pair<V> b, Pair<V> c) => new(V.MultiplyAdd(a.low, b.low, c.low), V.MultiplyAdd(a.high, b.high, c.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(Pair<V> a, Pair<V> b, ref Pair<V> sum)
    {
        V.Accumulate(a.low, b.low, ref sum.low);
        V.Accumulate(a.high, b.high, ref sum.high);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator +(Pair<V> a, Pair<V> b) => new(a.low + b.low, a.high + b.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator -(Pair<V> a, Pair<V> b) => new(a.low - b.low, a.high - b.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator *(Pair<V> a, Pair<V> b) => new(a.low * b.low, a.high * b.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> operator /(Pair<V> a, Pair<V> b) => new(a.low / b.low, a.high / b.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Min(Pair<V> a, Pair<V> b) => new(V.Min(a.low, b.low), V.Min(a.high, b.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Max(Pair<V> a, Pair<V> b) => new(V.Max(a.low, b.low), V.Max(a.high, b.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Abs(Pair<V> value) => new(V.Abs(value.low), V.Abs(value.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Sqrt(Pair<V> value) => new(V.Sqrt(value.low), V.Sqrt(value.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Exp(Pair<V> value) => new(V.Exp(value.low), V.Exp(value.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> PowerOfTwo(Pair<V> exponent) => new(V.PowerOfTwo(exponent.low), V.PowerOfTwo(exponent.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Log(Pair<V> value) => new(V.Log(value.low), V.Log(value.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> GreaterThan(Pair<V> a, Pair<V> b) => new(V.GreaterThan(a.low, b.low), V.GreaterThan(a.high, b.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Equal(Pair<V> a, Pair<V> b) => new(V.Equal(a.low, b.low), V.Equal(a.high, b.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<V> Select(Pair<V> mask, Pair<V> yes, Pair<V> no) => new(V.Select(mask.low, yes.low, no.low), V.Select(mask.high, yes.high, no.high));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSumsOfTwo(Pair<V> value, float* destination)
    {
        if (V.Count == 1)
        {
            V.Store(value.low + value.high, destination);
            return;
        }

        V.StoreSumsOfTwo(value.low, destination);
        V.StoreSumsOfTwo(value.high, destination + (V.Count / 2));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Pair<V> value) => V.Sum(value.low + value.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Quarter(Pair<V> value) => V.Quarter(value.low + value.high);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(Pair<V> value) => V.Maximum(V.Max(value.low, value.high));
}
