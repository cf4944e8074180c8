using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Rows of sums, each a vector wide, held in registers: the inner loop of every convolution, dense layer and their gradients.
/// Eight rows of a pair of 512-bit vectors are 16 sums of products at a time, which hides the multiplier's latency.
/// </summary>
/// <remarks>
/// Only AVX-512 has 32 registers. A tile of two shorter vectors has six rows: 12 sums, 2 vectors of w and 1 factor are 15 registers.
/// </remarks>
internal unsafe struct Tile<V>
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
    public Tile(V start)
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

    /// <summary>Gets the number of rows in a tile: 8 or 6.</summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(V) == typeof(Pair<F32x8>) || typeof(V) == typeof(Pair<F32x4>) ? 6 : 8;
    }

    /// <summary>
    /// Adds to row r the sum over three nested loops of x.r[i] * (the vector at w + j); each loop moves i and j by its steps.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd(Rows8 x, float* w, Steps inner, Steps middle, Steps outer) => MultiplyAdd<OneForAll>(x, w, inner, middle, outer);

    /// <summary>
    /// Adds the sums of <see cref="MultiplyAdd(Rows8, float*, Steps, Steps, Steps)"/>; x.r + i holds one factor for all
    /// columns, or one for each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd<TFactor>(Rows8 x, float* w, Steps inner, Steps middle, Steps outer)
        where TFactor : struct, IFactor => MultiplyAdd<TFactor, OneForEach>(Rows, x, w, inner, middle, outer);

    /// <summary>
    /// Adds the sums of <see cref="MultiplyAdd(Rows8, float*, Steps, Steps, Steps)"/> to the first four rows only, in half
    /// the time of eight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddFour(Rows8 x, float* w, Steps inner, Steps middle, Steps outer) => MultiplyAddFour<OneForAll>(x, w, inner, middle, outer);

    /// <summary>
    /// Adds the sums of <see cref="MultiplyAdd{TFactor}(Rows8, float*, Steps, Steps, Steps)"/> to the first four rows only.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAddFour<TFactor>(Rows8 x, float* w, Steps inner, Steps middle, Steps outer)
        where TFactor : struct, IFactor => MultiplyAdd<TFactor, OneForEach>(4, x, w, inner, middle, outer);

    /// <summary>
    /// Adds the sums of <see cref="MultiplyAdd{TFactor}(Rows8, float*, Steps, Steps, Steps)"/>; w + j, too, holds one
    /// weight for all columns, or one for each.
    /// </summary>
    /// <param name="rows">A constant: 4, 6 or 8. What the others would do is not compiled.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd<TFactor, TWeight>(int rows, Rows8 x, float* w, Steps inner, Steps middle, Steps outer)
        where TFactor : struct, IFactor
        where TWeight : struct, IFactor
    {
        // Locals, so that the sums stay in registers through all three loops.
        V s0 = S0, s1 = S1, s2 = S2, s3 = S3, s4 = S4, s5 = S5, s6 = S6, s7 = S7;
        nint i = 0;
        for (nint o = outer.Count; o > 0; o--)
        {
            for (nint m = middle.Count; m > 0; m--)
            {
                nint end = i + (inner.Count * inner.X);
                for (; i != end; i += inner.X)
                {
                    V weights = TWeight.Load<V>(w);
                    w += inner.W;
                    V.Accumulate(TFactor.Load<V>(x.R0 + i), weights, ref s0);
                    V.Accumulate(TFactor.Load<V>(x.R1 + i), weights, ref s1);
                    V.Accumulate(TFactor.Load<V>(x.R2 + i), weights, ref s2);
                    V.Accumulate(TFactor.Load<V>(x.R3 + i), weights, ref s3);
                    if (rows > 4)
                    {
                        V.Accumulate(TFactor.Load<V>(x.R4 + i), weights, ref s4);
                        V.Accumulate(TFactor.Load<V>(x.R5 + i), weights, ref s5);
                    }

                    if (rows > 6)
                    {
                        V.Accumulate(TFactor.Load<V>(x.R6 + i), weights, ref s6);
                        V.Accumulate(TFactor.Load<V>(x.R7 + i), weights, ref s7);
                    }
                }

                i += middle.X - (inner.Count * inner.X);
                w += middle.W - (inner.Count * inner.W);
            }

            i += outer.X - (middle.Count * middle.X);
            w += outer.W - (middle.Count * middle.W);
        }

        S0 = s0;
        S1 = s1;
        S2 = s2;
        S3 = s3;
        if (rows > 4)
        {
            S4 = s4;
            S5 = s5;
        }

        if (rows > 6)
        {
            S6 = s6;
            S7 = s7;
        }
    }

    /// <summary>Rows that <see cref="Store{TActivation}"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile<V> Load(Rows8 y)
    {
        Tile<V> tile = new(V.Zero);
        tile.S0 = V.Load(y.R0);
        tile.S1 = V.Load(y.R1);
        tile.S2 = V.Load(y.R2);
        tile.S3 = V.Load(y.R3);
        tile.S4 = V.Load(y.R4);
        tile.S5 = V.Load(y.R5);
        if (Rows == 8)
        {
            tile.S6 = V.Load(y.R6);
            tile.S7 = V.Load(y.R7);
        }

        return tile;
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
        if (Rows == 8)
        {
            V.Store(TActivation.Invoke(S6), y.R6);
            V.Store(TActivation.Invoke(S7), y.R7);
        }
    }

    /// <summary>Writes the first four rows, through the activation, to their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void StoreFour<TActivation>(Rows8 y)
        where TActivation : struct, IActivation
    {
        V.Store(TActivation.Invoke(S0), y.R0);
        V.Store(TActivation.Invoke(S1), y.R1);
        V.Store(TActivation.Invoke(S2), y.R2);
        V.Store(TActivation.Invoke(S3), y.R3);
    }

    /// <summary>Adds the first <paramref name="rows"/> rows to rows of a gradient that are <paramref name="rowStride"/> floats apart.</summary>
    /// <param name="skip">Leading elements of each vector that an overlapping neighbour has added already.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AddTo(float* gradient, nint rowStride, int rows, int skip)
    {
        if (rows < Rows || skip > 0)
        {
            AddPart(this, gradient, rowStride, int.Min(rows, Rows), skip);
            return;
        }

        Add(S0, gradient);
        Add(S1, gradient + rowStride);
        Add(S2, gradient + (2 * rowStride));
        Add(S3, gradient + (3 * rowStride));
        Add(S4, gradient + (4 * rowStride));
        Add(S5, gradient + (5 * rowStride));
        if (Rows == 8)
        {
            Add(S6, gradient + (6 * rowStride));
            Add(S7, gradient + (7 * rowStride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(V sum, float* destination) => V.Store(V.Load(destination) + sum, destination);

    /// <summary>A loop over memory: written out for eight rows it is more than the JIT inlines, and the sums of every tile would go through memory.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void AddPart(Tile<V> tile, float* gradient, nint rowStride, int rows, int skip)
    {
        V* sums = &tile.S0;
        for (int row = 0; row < rows; row++)
        {
            OverlapSum.Add(sums[row], gradient + (row * rowStride), skip);
        }
    }
}
