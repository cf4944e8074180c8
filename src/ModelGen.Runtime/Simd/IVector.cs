namespace ModelGen.Simd;

/// <summary>
/// A vector of floats whose width is a type, so that a kernel is written once for every width. The JIT and NativeAOT
/// specialise per width; a wrapper costs nothing.
/// </summary>
/// <remarks>
/// A comparison gives a mask: all bits of an element set where it holds, none elsewhere. Masks feed <see cref="Select"/>.
/// Pointers must be valid for <see cref="Count"/> floats and need no alignment.
/// </remarks>
public unsafe interface IVector<TSelf>
    where TSelf : unmanaged, IVector<TSelf>
{
    /// <summary>
    /// Added to a whole number it leaves that number, plus the exponent of 1, in the low bits of the sum: shifted left over
    /// the mantissa they are a power of two.
    /// </summary>
    internal const float ExponentBias = (1.5f * (1 << 23)) + 127;

    /// <summary>Elements in the vector.</summary>
    static abstract int Count { get; }

    /// <summary>True if the machine computes this width in hardware. Emulation would be some 400 times slower.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>All elements 0.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>Reads <see cref="Count"/> floats.</summary>
    static abstract TSelf Load(float* source);

    /// <summary>Reads half as many floats as <see cref="Count"/>, each into two elements; one float where the vector has one element.</summary>
    static abstract TSelf LoadTwice(float* source);

    /// <summary>Writes <see cref="Count"/> floats.</summary>
    static abstract void Store(TSelf value, float* destination);

    /// <summary>Reads <see cref="Count"/> bytes, each as the float of its value.</summary>
    static abstract TSelf LoadBytes(byte* source);

    /// <summary>Writes <see cref="Count"/> bytes; the elements are whole numbers in [0, 255].</summary>
    static abstract void StoreBytes(TSelf value, byte* destination);

    /// <summary>All elements the same number.</summary>
    static abstract TSelf Broadcast(float value);

    /// <summary>a * b + c, rounded once; twice on machines without such an instruction.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>sum = a * b + sum, as <see cref="MultiplyAdd"/>.</summary>
    /// <remarks>For loops: assigning to the element's field lets the JIT add in the sum's own register, where a new vector would be moved there.</remarks>
    static abstract void Accumulate(TSelf a, TSelf b, ref TSelf sum);

    /// <summary>a + b</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary>a - b</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary>a * b</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary>a / b</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>The smaller of each pair; NaN if either is.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger of each pair; NaN if either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>The magnitude.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>e^x within 1.1 units in the last place; the same bits on every width.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>2^n of a whole n in [-126, 127].</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);

    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf value);

    /// <summary>Mask of a &gt; b.</summary>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>Mask of a == b.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Element by element <paramref name="yes"/> where the mask is set, else <paramref name="no"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf yes, TSelf no);

    /// <summary>Writes half as many floats as <see cref="Count"/>: the sums of every two neighbours; the number itself where a vector has one element.</summary>
    static abstract void StoreSumsOfTwo(TSelf value, float* destination);

    /// <summary>The sum of the elements: of both halves added, so that a vector gives the bits of a pair of half its width.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>Four numbers whose sum is that of the elements: halves are added until four are left.</summary>
    static abstract F32x4 Quarter(TSelf value);

    /// <summary>The largest element; NaN if any is.</summary>
    static abstract float Maximum(TSelf value);
}
