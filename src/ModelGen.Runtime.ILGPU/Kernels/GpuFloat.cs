using ILGPU;
using ModelGen.Kernels;
using ModelGen.Simd;

namespace ModelGen.GpuKernels;

/// <summary>
/// A vector of one float for device code: with it the formulas that the CPU runs over vectors (activations, losses, update
/// rules) compile into kernels.
/// </summary>
/// <remarks>
/// Plain IEEE operations only, so that no device's approximate functions take part. A device may fuse a product and a sum.
/// Kernels of generated shapes are generic over it: that is why it is public.
/// <para>
/// Comparisons are values, never branches: C# compiles "if a &gt; b" to a jump where a &lt;= b or one is NaN, and ILGPU 1.5.3
/// forgets the "or one is NaN" for OpenCL.
/// </para>
/// </remarks>
public readonly unsafe struct GpuFloat(float value) : IVector<GpuFloat>
{
    private const uint AllBits = uint.MaxValue;
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>The bits of the square root of 1/2, where <see cref="Log"/> cuts the octaves.</summary>
    private const int RootOfHalf = 0x3F3504F3;

    /// <summary>The number.</summary>
    public float Value { get; } = value;

    /// <inheritdoc/>
    public static int Count => 1;

    /// <inheritdoc/>
    public static bool IsSupported => true;

    /// <inheritdoc/>
    public static GpuFloat Zero => new(0f);

    /// <summary>Not for devices: kernels index views, and cannot throw. Gives 0.</summary>
    /// <param name="source">Is not read.</param>
    public static GpuFloat Load(float* source) => default;

    /// <summary>Not for devices, as <see cref="Load"/>. Gives 0.</summary>
    /// <param name="source">Is not read.</param>
    public static GpuFloat LoadTwice(float* source) => default;

    /// <summary>Not for devices: kernels index views, and cannot throw. Does nothing.</summary>
    /// <param name="value">Is not written.</param>
    /// <param name="destination">Stays as it is.</param>
    public static void Store(GpuFloat value, float* destination)
    {
    }

    /// <summary>Not for devices, as <see cref="Store"/>. Does nothing.</summary>
    /// <param name="value">Is not written.</param>
    /// <param name="destination">Stays as it is.</param>
    public static void StoreSumsOfTwo(GpuFloat value, float* destination)
    {
    }

    /// <summary>Not for devices, as <see cref="Load"/>. Gives 0.</summary>
    /// <param name="source">Is not read.</param>
    public static GpuFloat LoadBytes(byte* source) => default;

    /// <summary>Not for devices, as <see cref="Store"/>. Does nothing.</summary>
    /// <param name="value">Is not written.</param>
    /// <param name="destination">Stays as it is.</param>
    public static void StoreBytes(GpuFloat value, byte* destination)
    {
    }

    /// <inheritdoc/>
    public static GpuFloat Broadcast(float value) => new(value);

    /// <summary>a * b + c, rounded once or twice, as the device likes it.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">A factor.</param>
    /// <param name="c">The term.</param>
    public static GpuFloat MultiplyAdd(GpuFloat a, GpuFloat b, GpuFloat c) => new((a.Value * b.Value) + c.Value);

    /// <inheritdoc/>
    public static void Accumulate(GpuFloat a, GpuFloat b, ref GpuFloat sum) => sum = new((a.Value * b.Value) + sum.Value);

    /// <inheritdoc/>
    public static GpuFloat operator +(GpuFloat a, GpuFloat b) => new(a.Value + b.Value);

    /// <inheritdoc/>
    public static GpuFloat operator -(GpuFloat a, GpuFloat b) => new(a.Value - b.Value);

    /// <inheritdoc/>
    public static GpuFloat operator *(GpuFloat a, GpuFloat b) => new(a.Value * b.Value);

    /// <inheritdoc/>
    public static GpuFloat operator /(GpuFloat a, GpuFloat b) => new(a.Value / b.Value);

    /// <inheritdoc/>
    public static GpuFloat Min(GpuFloat a, GpuFloat b) => (a.Value < b.Value) | float.IsNaN(a.Value) ? a : b;

    /// <inheritdoc/>
    public static GpuFloat Max(GpuFloat a, GpuFloat b) => (a.Value > b.Value) | float.IsNaN(a.Value) ? a : b;

    /// <inheritdoc/>
    public static GpuFloat Abs(GpuFloat value) => new(Interop.IntAsFloat(Interop.FloatAsInt(value.Value) & 0x7FFFFFFFu));

    /// <inheritdoc/>
    public static GpuFloat Sqrt(GpuFloat value) => new(MathF.Sqrt(value.Value));

    /// <inheritdoc/>
    public static GpuFloat Exp(GpuFloat value) => Exponential.Exp(value);

    /// <inheritdoc/>
    public static GpuFloat PowerOfTwo(GpuFloat exponent) =>
        new(Interop.IntAsFloat(Interop.FloatAsInt(exponent.Value + IVector<GpuFloat>.ExponentBias) << 23));

    /// <summary>The natural logarithm, within 3 units in the last place; of 0 minus infinity, of less NaN.</summary>
    /// <param name="value">Any number.</param>
    /// <remarks>
    /// x = 2^n m with m from the square root of 1/2 to that of 2; then log x = n ln 2 + log m, and log m keeps its digits where
    /// m is close to 1.
    /// </remarks>
    public static GpuFloat Log(GpuFloat value)
    {
        float x = value.Value;
        bool isSubnormal = x < SmallestNormal;
        int bits = (int)Interop.FloatAsInt(isSubnormal ? x * (1 << 23) : x);
        int octave = (bits - RootOfHalf) >> 23;
        float mantissa = Interop.IntAsFloat((uint)(bits - (octave << 23)));
        float n = isSubnormal ? octave - 23 : octave;
        float log = (n * Exponential.Ln2High) + ((n * Exponential.Ln2Low) + Softplus.LogOnePlus(new GpuFloat(mantissa - 1f)).Value);
        float beyond = x == 0f ? float.NegativeInfinity : x < 0f ? float.NaN : x;
        return new((x > 0f) & (x < float.PositiveInfinity) ? log : beyond);
    }

    /// <inheritdoc/>
    public static GpuFloat GreaterThan(GpuFloat a, GpuFloat b) => Mask(a.Value > b.Value);

    /// <inheritdoc/>
    public static GpuFloat Equal(GpuFloat a, GpuFloat b) => Mask(a.Value == b.Value);

    /// <inheritdoc/>
    public static GpuFloat Select(GpuFloat mask, GpuFloat yes, GpuFloat no) => Interop.FloatAsInt(mask.Value) != 0 ? yes : no;

    /// <inheritdoc/>
    public static float Sum(GpuFloat value) => value.Value;

    /// <summary>Not for devices, which have no vectors. Gives zeros.</summary>
    /// <param name="value">Is not read.</param>
    public static F32x4 Quarter(GpuFloat value) => default;

    /// <inheritdoc/>
    public static float Maximum(GpuFloat value) => value.Value;

    /// <summary>All bits set, or none.</summary>
    internal static GpuFloat Mask(bool isSet) => new(Interop.IntAsFloat(isSet ? AllBits : 0));
}
