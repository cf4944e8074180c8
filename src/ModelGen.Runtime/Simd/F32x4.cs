using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Simd;

/// <summary>4 floats, 128 bits.</summary>
public unsafe struct F32x4(Vector128<float> value) : IVector<F32x4>
{
    private Vector128<float> value = value;

    /// <inheritdoc/>
    public static int Count => 4;

    /// <inheritdoc/>
    public static bool IsSupported => Vector128.IsHardwareAccelerated;

    /// <inheritdoc/>
    public static F32x4 Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector128<float>.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Load(float* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 LoadTwice(float* source) => 
        new(Vector128.Shuffle(Vector64.Load(source).ToVector128Unsafe(), Vector128.Create(0, 0, 1, 1)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(F32x4 value, float* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 LoadBytes(byte* source) =>
        new(Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(source)).AsByte())).AsInt32()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(F32x4 value, byte* destination)
    {
        Vector128<uint> numbers = Vector128.ConvertToInt32Native(value.value).AsUInt32();
        Vector128<ushort> halves = Vector128.Narrow(numbers, numbers);
        Unsafe.WriteUnaligned(destination, Vector128.Narrow(halves, halves).AsUInt32().ToScalar());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Broadcast(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 MultiplyAdd(F32x4 a, F32x4 b, F32x4 c) =>
        F32x1.HasFusedMultiplyAdd ? new(Vector128.FusedMultiplyAdd(a.value, b.value, c.value)) : new((a.value * b.value) + c.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Accumulate(F32x4 a, F32x4 b, ref F32x4 sum)
    {
        // Two statements: with one the JIT would keep the sum in memory.
        if (F32x1.HasFusedMultiplyAdd)
        {
            sum.value = Vector128.FusedMultiplyAdd(a.value, b.value, sum.value);
        }
        else
        {
            sum.value = (a.value * b.value) + sum.value;
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 operator +(F32x4 a, F32x4 b) => new(a.value + b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 operator -(F32x4 a, F32x4 b) => new(a.value - b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 operator *(F32x4 a, F32x4 b) => new(a.value * b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 operator /(F32x4 a, F32x4 b) => new(a.value / b.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Min(F32x4 a, F32x4 b) => new(Vector128.Min(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Max(F32x4 a, F32x4 b) => new(Vector128.Max(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Abs(F32x4 value) => new(Vector128.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Sqrt(F32x4 value) => new(Vector128.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Exp(F32x4 value) => Exponential.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 PowerOfTwo(F32x4 exponent) => new(Vector128.ShiftLeft((exponent.value + Vector128.Create(IVector<F32x4>.ExponentBias)).AsInt32(), 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Log(F32x4 value) => new(Vector128.Log(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 GreaterThan(F32x4 a, F32x4 b) => new(Vector128.GreaterThan(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Equal(F32x4 a, F32x4 b) => new(Vector128.Equals(a.value, b.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Select(F32x4 mask, F32x4 yes, F32x4 no) => new(Vector128.ConditionalSelect(mask.value, yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> AddNeighbours(Vector128<float> low, Vector128<float> high) =>
        Sse3.IsSupported ? Sse3.HorizontalAdd(low, high)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.AddPairwise(low, high)
        : Vector128.Create(low[0] + low[1], low[2] + low[3], high[0] + high[1], high[2] + high[3]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSumsOfTwo(F32x4 value, float* destination) => AddNeighbours(value.value, value.value).GetLower().Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(F32x4 value) => Vector128.Sum(value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static F32x4 Quarter(F32x4 value) => value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Maximum(F32x4 value)
    {
        Vector128<float> pairs = Vector128.Max(value.value, Vector128.Shuffle(value.value, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Max(pairs, Vector128.Shuffle(pairs, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    /// <summary>The sums of the elements of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F32x4 Sums(F32x4 a, F32x4 b, F32x4 c, F32x4 d)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a.value, b.value) + Sse.UnpackHigh(a.value, b.value);
            Vector128<float> cd = Sse.UnpackLow(c.value, d.value) + Sse.UnpackHigh(c.value, d.value);
            return new(Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab));
        }

        return new(Vector128.Create(EvenAndOdd(a.value), EvenAndOdd(b.value), EvenAndOdd(c.value), EvenAndOdd(d.value)));
    }

    /// <summary>Elements that each lie at a place of their own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static F32x4 Gather(float* p0, float* p1, float* p2, float* p3) => new(Vector128.Create(*p0, *p1, *p2, *p3));

    /// <summary>Writes each element to a place of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scatter(F32x4 value, float* p0, float* p1, float* p2, float* p3)
    {
        *p0 = value.value.ToScalar();
        *p1 = value.value.GetElement(1);
        *p2 = value.value.GetElement(2);
        *p3 = value.value.GetElement(3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float EvenAndOdd(Vector128<float> value) =>
        (value.ToScalar() + value.GetElement(2)) + (value.GetElement(1) + value.GetElement(3));
}
