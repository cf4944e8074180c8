using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Eight rows of sums, each a vector wide, held in registers: the inner loop of every convolution, dense layer and their
/// gradients. With a pair of 512-bit vectors that is 16 sums of products at a time, which hides the multiplier's latency.
/// </summary>
internal unsafe struct Tile8<V>
    where V : unmanaged, IVector<V>
{
    public V S0;
    public V S1;
    public V S2;
    public V S3;
    public V S4;
    public V S5;
    public V S6;
    public V S7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Tile8(V start)
    {
        S0 = start;
        S1 = start;
        S2 = start;
        S3 = start;
        S4 = start;
        S5 = start;
        S6 = start;
        S7 = start;
    }

    /// <summary>Adds to row r the sum over i &lt; count of x.r[i * xStep] * (the vector at w + i * wStep).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(Rows8 x, nint xStep, float* w, nint wStep, nint count)
    {
        if (!FitsRegisters)
        {
            FourRows(x, xStep, w, wStep, count, ref S0, ref S1, ref S2, ref S3);
            FourRows(x.SecondHalf, xStep, w, wStep, count, ref S4, ref S5, ref S6, ref S7);
            return;
        }

        // Locals, so that the sums stay in registers for the whole loop.
        V s0 = S0, s1 = S1, s2 = S2, s3 = S3, s4 = S4, s5 = S5, s6 = S6, s7 = S7;
        nint end = count * xStep;
        for (nint i = 0; i < end; i += xStep)
        {
            V weights = V.Load(w);
            w += wStep;
            s0 = V.MultiplyAdd(V.Broadcast(x.R0[i]), weights, s0);
            s1 = V.MultiplyAdd(V.Broadcast(x.R1[i]), weights, s1);
            s2 = V.MultiplyAdd(V.Broadcast(x.R2[i]), weights, s2);
            s3 = V.MultiplyAdd(V.Broadcast(x.R3[i]), weights, s3);
            s4 = V.MultiplyAdd(V.Broadcast(x.R4[i]), weights, s4);
            s5 = V.MultiplyAdd(V.Broadcast(x.R5[i]), weights, s5);
            s6 = V.MultiplyAdd(V.Broadcast(x.R6[i]), weights, s6);
            s7 = V.MultiplyAdd(V.Broadcast(x.R7[i]), weights, s7);
        }

        S0 = s0;
        S1 = s1;
        S2 = s2;
        S3 = s3;
        S4 = s4;
        S5 = s5;
        S6 = s6;
        S7 = s7;
    }

    /// <summary>
    /// Whether a processor has registers for eight sums beside what they are made of. Only AVX-512 has 32: eight sums of two
    /// shorter vectors are worked out four at a time.
    /// </summary>
    private static bool FitsRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(V) != typeof(Pair<F32x8>) && typeof(V) != typeof(Pair<F32x4>);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(Rows8 x, nint xStep, float* w, nint wStep, nint count, ref V a, ref V b, ref V c, ref V d)
    {
        Tile4<V> half = new(a, b, c, d);
        half.MultiplyAdd(x, xStep, w, wStep, count);
        a = half.S0;
        b = half.S1;
        c = half.S2;
        d = half.S3;
    }

    /// <summary>Writes each row, through the activation, to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store<TActivation>(Rows8 y)
        where TActivation : struct, IActivation
    {
        V.Store(TActivation.Invoke(S0), y.R0);
        V.Store(TActivation.Invoke(S1), y.R1);
        V.Store(TActivation.Invoke(S2), y.R2);
        V.Store(TActivation.Invoke(S3), y.R3);
        V.Store(TActivation.Invoke(S4), y.R4);
        V.Store(TActivation.Invoke(S5), y.R5);
        V.Store(TActivation.Invoke(S6), y.R6);
        V.Store(TActivation.Invoke(S7), y.R7);
    }

    /// <summary>Adds the first <paramref name="rows"/> rows to consecutive rows of vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddTo(float* sums, int rows)
    {
        V.Store(V.Load(sums) + S0, sums);
        AddTo(S1, sums, 1, rows);
        AddTo(S2, sums, 2, rows);
        AddTo(S3, sums, 3, rows);
        AddTo(S4, sums, 4, rows);
        AddTo(S5, sums, 5, rows);
        AddTo(S6, sums, 6, rows);
        AddTo(S7, sums, 7, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(V sum, float* sums, int row, int rows)
    {
        if (row < rows)
        {
            V.Store(V.Load(sums + (row * V.Count)) + sum, sums + (row * V.Count));
        }
    }

    /// <summary>Adds the first <paramref name="rows"/> rows to consecutive rows of a gradient.</summary>
    /// <param name="skip">Leading elements of each vector that an overlapping neighbour has added already.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddTo(float* gradient, nint rowStride, int rows, int skip)
    {
        OverlapSum.Add(S0, gradient, skip);
        if (rows > 1)
        {
            OverlapSum.Add(S1, gradient + rowStride, skip);
        }

        if (rows > 2)
        {
            OverlapSum.Add(S2, gradient + (2 * rowStride), skip);
        }

        if (rows > 3)
        {
            OverlapSum.Add(S3, gradient + (3 * rowStride), skip);
        }

        if (rows > 4)
        {
            OverlapSum.Add(S4, gradient + (4 * rowStride), skip);
        }

        if (rows > 5)
        {
            OverlapSum.Add(S5, gradient + (5 * rowStride), skip);
        }

        if (rows > 6)
        {
            OverlapSum.Add(S6, gradient + (6 * rowStride), skip);
        }

        if (rows > 7)
        {
            OverlapSum.Add(S7, gradient + (7 * rowStride), skip);
        }
    }
}
