using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Simd;

/// <summary>16 floats, 512 bits.</summary>
public unsafe struct F32x16(Vector512<float> value) : IVector<F32x16>
{
    private Vector512<float> value = value;

    /// <inheritdoc/>
    public static int Count => 16;

    /// <inheritdoc/>
    public static bool IsSupported => Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    public static F32x16 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Load(float* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 LoadTwice(float* source) => 
        new(Vector512.Shuffle(Vector256.Load(source).ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(F32x16 value, float* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 LoadBytes(byte* source) =>
        new(Vector512.ConvertToSingle(Vector512.WidenLower(Vector256.WidenLower(Vector128.Load(source).ToVector256Unsafe()).ToVector512Unsafe()).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(F32x16 value, byte* destination)
    {
        Vector512<int> numbers = Vector512.ConvertToInt32Native(value.value);
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector128Byte(numbers).Store(destination);
            return;
        }

        Vector256<short> halves = Vector256.Narrow(numbers.GetLower(), numbers.GetUpper());
        Vector128.Narrow(halves.GetLower().AsUInt16(), halves.GetUpper().AsUInt16()).Store(destination);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Broadcast(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 MultiplyAdd(F32x16 a, F32x16 b, F32x16 c) => new(Vector512.FusedMultiplyAdd(a.value, b.value, c.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(F32x16 a, F32x16 b, ref F32x16 sum) =>
        sum.value = Vector512.FusedMultiplyAdd(a.value, b.value, sum.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 operator +(F32x16 a, F32x16 b) => new(a.value + b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 operator -(F32x16 a, F32x16 b) => new(a.value - b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 operator *(F32x16 a, F32x16 b) => new(a.value * b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 operator /(F32x16 a, F32x16 b) => new(a.value / b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Min(F32x16 a, F32x16 b) => new(Vector512.Min(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Max(F32x16 a, F32x16 b) => new(Vector512.Max(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Abs(F32x16 value) => new(Vector512.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Sqrt(F32x16 value) => new(Vector512.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Exp(F32x16 value) => Exponential.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 PowerOfTwo(F32x16 exponent) => new(Vector512.ShiftLeft((exponent.value + Vector512.Create(IVector<F32x16>.ExponentBias)).AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Log(F32x16 value) => new(Vector512.Log(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 GreaterThan(F32x16 a, F32x16 b) => new(Vector512.GreaterThan(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Equal(F32x16 a, F32x16 b) => new(Vector512.Equals(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x16 Select(F32x16 mask, F32x16 yes, F32x16 no) => new(Vector512.ConditionalSelect(mask.value, yes.value, no.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSumsOfTwo(F32x16 value, float* destination) => F32x8.AddNeighbours(value.value.GetLower(), value.value.GetUpper()).Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(F32x16 value) => F32x8.Sum(new(value.value.GetLower() + value.value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Quarter(F32x16 value) => F32x8.Quarter(new(value.value.GetLower() + value.value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(F32x16 value) => F32x8.Maximum(new(Vector256.Max(value.value.GetLower(), value.value.GetUpper())));
}
