using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// As <see cref="FewColumnsProduct{TActivation}"/>, with the same bits, for one row: w is read once, where it lies. What is an
/// element of a sum's vector there is a sum of its own here, for a vector of columns.
/// </summary>
internal readonly unsafe struct FewColumnsRow<TActivation>(float* x, int inner, float* w, int columns, float* bias, float* y) : IPanelAction
    where TActivation : struct, IActivation
{
    /// <summary>From so many rows on, packing w pays.</summary>
    public const int TooManyRows = 5;

    private const int Lanes = 16;

    [SkipLocalsInit]
    public void Invoke<V>(int column, int skip)
        where V : unmanaged, IVector<V>
    {
        V* lanes = stackalloc V[Lanes];
        V sum = bias == null ? V.Zero : V.Load(bias + column);
        InnerBlocks blocks = new(inner, FewColumnsProduct<TActivation>.Block);
        for (int block = 0; block < blocks.Count; block++)
        {
            int first = blocks.First(block), end = blocks.First(block + 1);
            int rounds = (end - first) / Lanes, whole = first + (rounds * Lanes);
            EightLanes(first, rounds, column, lanes);
            EightLanes(first + 8, rounds, column, lanes + 8);
            for (int i = whole; i < end; i++)
            {
                V.Accumulate(V.Broadcast(x[i]), V.Load(w + ((nint)i * columns) + column), ref lanes[i - (end - Lanes)]);
            }

            sum += Sum(lanes);
        }

        V.Store(TActivation.Invoke(sum), y + column);
    }

    /// <summary>Sums of every 16th product from eight places on: enough of them that none waits for its last addition.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void EightLanes<V>(int first, int rounds, int column, V* lanes)
        where V : unmanaged, IVector<V>
    {
        float* from = x + first;
        float* weights = w + ((nint)first * columns) + column;
        V s0 = V.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int round = 0; round < rounds; round++)
        {
            V.Accumulate(V.Broadcast(from[0]), V.Load(weights), ref s0);
            V.Accumulate(V.Broadcast(from[1]), V.Load(weights + columns), ref s1);
            V.Accumulate(V.Broadcast(from[2]), V.Load(weights + (2 * columns)), ref s2);
            V.Accumulate(V.Broadcast(from[3]), V.Load(weights + (3 * columns)), ref s3);
            V.Accumulate(V.Broadcast(from[4]), V.Load(weights + (4 * columns)), ref s4);
            V.Accumulate(V.Broadcast(from[5]), V.Load(weights + (5 * columns)), ref s5);
            V.Accumulate(V.Broadcast(from[6]), V.Load(weights + (6 * columns)), ref s6);
            V.Accumulate(V.Broadcast(from[7]), V.Load(weights + (7 * columns)), ref s7);
            from += Lanes;
            weights += Lanes * columns;
        }

        lanes[0] = s0;
        lanes[1] = s1;
        lanes[2] = s2;
        lanes[3] = s3;
        lanes[4] = s4;
        lanes[5] = s5;
        lanes[6] = s6;
        lanes[7] = s7;
    }

    /// <summary>In the order in which <see cref="IVector{TSelf}.Quarter"/> and <see cref="F32x4.Sums"/> add.</summary>
    private static V Sum<V>(V* lanes)
        where V : unmanaged, IVector<V>
    {
        for (int count = Lanes / 2; count > 0; count /= 2)
        {
            for (int i = 0; i < count; i++)
            {
                lanes[i] += lanes[i + count];
            }
        }

        return lanes[0];
    }
}
