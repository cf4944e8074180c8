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
    /// <summary>How many windows a tile takes: 8 of a vector, 4 of a pair. Either is eight sums of products at a time.</summary>
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

        F32x4 first = F32x4.Sums(V.Quarter(tile.S0), V.Quarter(tile.S1), V.Quarter(tile.S2), V.Quarter(tile.S3));
        F32x4 second = Rows == 8 ? F32x4.Sums(V.Quarter(tile.S4), V.Quarter(tile.S5), V.Quarter(tile.S6), V.Quarter(tile.S7)) : F32x4.Zero;
        return new(F32x4.Broadcast(start) + first, F32x4.Broadcast(start) + second);
    }

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
