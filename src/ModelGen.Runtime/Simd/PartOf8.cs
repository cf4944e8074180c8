using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ModelGen.Simd;

/// <summary>
/// Five, six or seven floats in a vector of eight: where so many channels are all there are, two vectors of four would take
/// twice the time. Nothing beyond them is read or written; what the other elements hold is never seen.
/// </summary>
internal unsafe struct PartOf8<N>(F32x8 value) : IVector<PartOf8<N>>
    where N : struct, IPart
{
    private F32x8 value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N.Count;
    }

    /// <inheritdoc/>
    public static bool IsSupported => F32x8.IsSupported;

    /// <inheritdoc/>
    public static PartOf8<N> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(F32x8.Zero);
    }

    /// <summary>Of the last four floats those that the first four are not.</summary>
    private static Vector128<int> Rest
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N.Count == 5 ? Vector128.Create(3, 3, 3, 3) : N.Count == 6 ? Vector128.Create(2, 3, 3, 3) : Vector128.Create(1, 2, 3, 3);
    }

    /// <summary>The last four floats.</summary>
    private static Vector256<int> Last
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => N.Count == 5 ? Vector256.Create(1, 2, 3, 4, 0, 0, 0, 0) : N.Count == 6 ? Vector256.Create(2, 3, 4, 5, 0, 0, 0, 0) : Vector256.Create(3, 4, 5, 6, 0, 0, 0, 0);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Load(float* source) => new(new(Vector256.Create(
        Vector128.Load(source), Vector128.Shuffle(Vector128.Load(source + N.Count - Vector128<float>.Count), Rest))));

    /// <remarks>There are no pairs of an odd number, and no kernel asks.</remarks>
    public static PartOf8<N> LoadTwice(float* source) => throw new NotSupportedException();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(PartOf8<N> value, float* destination)
    {
        Vector256<float> all = value.value.Value;
        all.GetLower().Store(destination);
        Vector256.Shuffle(all, Last).GetLower().Store(destination + N.Count - Vector128<float>.Count);
    }

    /// <inheritdoc/>
    public static PartOf8<N> LoadBytes(byte* source)
    {
        ulong bytes = 0;
        Unsafe.CopyBlockUnaligned(&bytes, source, (uint)N.Count);
        return new(F32x8.LoadBytes((byte*)&bytes));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(PartOf8<N> value, byte* destination)
    {
        ulong bytes;
        F32x8.StoreBytes(value.value, (byte*)&bytes);
        Unsafe.CopyBlockUnaligned(destination, &bytes, (uint)N.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Broadcast(float value) => new(F32x8.Broadcast(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> MultiplyAdd(PartOf8<N> a, PartOf8<N> b, PartOf8<N> c) => new(F32x8.MultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(PartOf8<N> a, PartOf8<N> b, ref PartOf8<N> sum) => F32x8.Accumulate(a.value, b.value, ref sum.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> operator +(PartOf8<N> a, PartOf8<N> b) => new(a.value + b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> operator -(PartOf8<N> a, PartOf8<N> b) => new(a.value - b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> operator *(PartOf8<N> a, PartOf8<N> b) => new(a.value * b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> operator /(PartOf8<N> a, PartOf8<N> b) => new(a.value / b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Min(PartOf8<N> a, PartOf8<N> b) => new(F32x8.Min(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Max(PartOf8<N> a, PartOf8<N> b) => new(F32x8.Max(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Abs(PartOf8<N> value) => new(F32x8.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Sqrt(PartOf8<N> value) => new(F32x8.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Exp(PartOf8<N> value) => new(F32x8.Exp(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> PowerOfTwo(PartOf8<N> exponent) => new(F32x8.PowerOfTwo(exponent.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Log(PartOf8<N> value) => new(F32x8.Log(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> GreaterThan(PartOf8<N> a, PartOf8<N> b) => new(F32x8.GreaterThan(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Equal(PartOf8<N> a, PartOf8<N> b) => new(F32x8.Equal(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PartOf8<N> Select(PartOf8<N> mask, PartOf8<N> yes, PartOf8<N> no) => new(F32x8.Select(mask.value, yes.value, no.value));

    /// <remarks>There are no pairs of an odd number, and no kernel asks.</remarks>
    public static void StoreSumsOfTwo(PartOf8<N> value, float* destination) => throw new NotSupportedException();

    /// <inheritdoc/>
    public static float Sum(PartOf8<N> value) => F32x4.Sum(Quarter(value));

    /// <inheritdoc/>
    public static F32x4 Quarter(PartOf8<N> value) => F32x8.Quarter(F32x8.Select(InUse, value.value, F32x8.Zero));

    /// <inheritdoc/>
    public static float Maximum(PartOf8<N> value) => F32x8.Maximum(F32x8.Select(InUse, value.value, F32x8.Broadcast(float.NegativeInfinity)));

    /// <summary>A mask of the elements that count.</summary>
    private static F32x8 InUse => F32x8.GreaterThan(F32x8.Broadcast(N.Count), new(Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7)));
}
