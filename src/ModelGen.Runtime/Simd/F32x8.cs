using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Simd;

/// <summary>8 floats, 256 bits.</summary>
public unsafe struct F32x8(Vector256<float> value) : IVector<F32x8>
{
    private Vector256<float> value = value;

    /// <summary>The elements.</summary>
    internal readonly Vector256<float> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => value;
    }

    /// <inheritdoc/>
    public static int Count => 8;

    /// <inheritdoc/>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <inheritdoc/>
    public static F32x8 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Load(float* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 LoadTwice(float* source) => 
        new(Vector256.Shuffle(Vector128.Load(source).ToVector256Unsafe(), Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(F32x8 value, float* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 LoadBytes(byte* source) =>
        new(Vector256.ConvertToSingle(Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(source)).AsByte()).ToVector256Unsafe()).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(F32x8 value, byte* destination)
    {
        Vector256<uint> numbers = Vector256.ConvertToInt32Native(value.value).AsUInt32();
        Vector128<ushort> halves = Vector128.Narrow(numbers.GetLower(), numbers.GetUpper());
        Unsafe.WriteUnaligned(destination, Vector128.Narrow(halves, halves).AsUInt64().ToScalar());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Broadcast(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 MultiplyAdd(F32x8 a, F32x8 b, F32x8 c) => new(Vector256.FusedMultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(F32x8 a, F32x8 b, ref F32x8 sum) =>
        sum.value = Vector256.FusedMultiplyAdd(a.value, b.value, sum.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 operator +(F32x8 a, F32x8 b) => new(a.value + b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 operator -(F32x8 a, F32x8 b) => new(a.value - b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 operator *(F32x8 a, F32x8 b) => new(a.value * b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 operator /(F32x8 a, F32x8 b) => new(a.value / b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Min(F32x8 a, F32x8 b) => new(Vector256.Min(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Max(F32x8 a, F32x8 b) => new(Vector256.Max(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Abs(F32x8 value) => new(Vector256.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Sqrt(F32x8 value) => new(Vector256.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Exp(F32x8 value) => Exponential.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 PowerOfTwo(F32x8 exponent) => new(Vector256.ShiftLeft((exponent.value + Vector256.Create(IVector<F32x8>.ExponentBias)).AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Log(F32x8 value) => new(Vector256.Log(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 GreaterThan(F32x8 a, F32x8 b) => new(Vector256.GreaterThan(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Equal(F32x8 a, F32x8 b) => new(Vector256.Equals(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x8 Select(F32x8 mask, F32x8 yes, F32x8 no) => new(Vector256.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> AddNeighbours(Vector256<float> low, Vector256<float> high) => Avx2.IsSupported
        // The halves of both come out in turns.
        ? Avx2.Permute4x64(Avx.HorizontalAdd(low, high).AsDouble(), 0b_11_01_10_00).AsSingle()
        : Vector256.Create(F32x4.AddNeighbours(low.GetLower(), low.GetUpper()), F32x4.AddNeighbours(high.GetLower(), high.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSumsOfTwo(F32x8 value, float* destination) => F32x4.AddNeighbours(value.value.GetLower(), value.value.GetUpper()).Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(F32x8 value) => F32x4.Sum(new(value.value.GetLower() + value.value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Quarter(F32x8 value) => new(value.value.GetLower() + value.value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(F32x8 value) => F32x4.Maximum(new(Vector128.Max(value.value.GetLower(), value.value.GetUpper())));
}
