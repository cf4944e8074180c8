using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Dot products of windows with the weights of one output. Each window is summed in a vector, element by element; the
/// elements are added up last.
/// </summary>
internal static unsafe class DotTile<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>
    /// Gets the number of windows in a tile: 8 of one vector, or 4 of a pair. Either way eight sums of products run at a
    /// time.
    /// </summary>
    public static int Rows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(V) == typeof(F32x16) || typeof(V) == typeof(F32x8) || typeof(V) == typeof(F32x4) ? 8 : 4;
    }

    /// <summary>Floats that a run's weights take: whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PackedRun(int run) => (run + V.Count - 1) / V.Count * V.Count;

    /// <summary>
    /// Packs weights that are <paramref name="stride"/> floats apart for vectors along a run. The last vector of a run reads
    /// its last floats; what the one before has read already has weight 0.
    /// </summary>
    public static void Pack(float* weights, nint stride, int runs, int run, float* packed)
    {
        int whole = run / V.Count * V.Count, again = PackedRun(run) - run;
        for (int r = 0; r < runs; r++)
        {
            for (int i = 0; i < run; i++)
            {
                packed[i < whole ? i : i + again] = *weights;
                weights += stride;
            }

            new Span<float>(packed + whole, again).Clear();
            packed += run + again;
        }
    }

    /// <summary>The sums of x times the packed weights over all runs, each added to <paramref name="start"/>.</summary>
    /// <param name="columns">The runs of a row: w in packed floats.</param>
    /// <param name="rows">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotSums Sum(Rows8 x, float* packed, int run, Steps columns, Steps rows, float start)
    {
        Tile<V> tile = new(V.Zero);
        tile.MultiplyAdd<OneForEach, OneForEach>(Rows, x, packed, new(run / V.Count, V.Count, V.Count), columns, rows);
        if (run % V.Count != 0)
        {
            tile.MultiplyAdd<OneForEach, OneForEach>(
                Rows, x.Moved(run - V.Count), packed + (run / V.Count * V.Count), new(1, V.Count, V.Count), columns, rows);
        }

        return new DotSums(F32x4.Broadcast(start), F32x4.Broadcast(start)) + Totals(tile.S0, tile.S1, tile.S2, tile.S3, tile.S4, tile.S5, tile.S6, tile.S7);
    }

    /// <summary>The sum of the elements of each row of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotSums Totals(V s0, V s1, V s2, V s3, V s4, V s5, V s6, V s7) => new(
        F32x4.Sums(V.Quarter(s0), V.Quarter(s1), V.Quarter(s2), V.Quarter(s3)),
        Rows == 8 ? F32x4.Sums(V.Quarter(s4), V.Quarter(s5), V.Quarter(s6), V.Quarter(s7)) : F32x4.Zero);

    /// <summary>Sums that <see cref="Store{TActivation}"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotSums Load(Rows8 y) => new(
        F32x4.Gather(y.R0, y.R1, y.R2, y.R3), Rows == 8 ? F32x4.Gather(y.R4, y.R5, y.R6, y.R7) : F32x4.Zero);

    /// <summary>Writes the sums, through the activation, to their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TActivation>(in DotSums sums, Rows8 y)
        where TActivation : struct, IActivation
    {
        F32x4.Scatter(TActivation.Invoke(sums.First), y.R0, y.R1, y.R2, y.R3);
        if (Rows == 8)
        {
            F32x4.Scatter(TActivation.Invoke(sums.Second), y.R4, y.R5, y.R6, y.R7);
        }
    }
}
