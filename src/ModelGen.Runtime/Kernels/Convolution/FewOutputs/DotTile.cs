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

    /// <summary>The first <see cref="Rows"/> rows' sums of x times the packed weights over all runs, each added to <paramref name="start"/>.</summary>
    /// <param name="columns">The runs of a row: w in packed floats.</param>
    /// <param name="rows">The rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tile<F32x1> Sum(Rows8 x, float* packed, int run, Steps columns, Steps rows, F32x1 start)
    {
        Tile<V> tile = new(V.Zero);
        tile.MultiplyAdd<OneForEach, OneForEach>(Rows, x, packed, new Steps(run / V.Count, V.Count, V.Count), columns, rows);
        if (run % V.Count != 0)
        {
            tile.MultiplyAdd<OneForEach, OneForEach>(
                Rows, x.Moved(run - V.Count), packed + (run / V.Count * V.Count), new Steps(1, V.Count, V.Count), columns, rows);
        }

        Tile<F32x1> sums = new(start);
        sums.S0 += new F32x1(V.Sum(tile.S0));
        sums.S1 += new F32x1(V.Sum(tile.S1));
        sums.S2 += new F32x1(V.Sum(tile.S2));
        sums.S3 += new F32x1(V.Sum(tile.S3));
        if (Rows == 8)
        {
            sums.S4 += new F32x1(V.Sum(tile.S4));
            sums.S5 += new F32x1(V.Sum(tile.S5));
            sums.S6 += new F32x1(V.Sum(tile.S6));
            sums.S7 += new F32x1(V.Sum(tile.S7));
        }

        return sums;
    }

    /// <summary>Writes the sums, through the activation, to their places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TActivation>(in Tile<F32x1> sums, Rows8 y)
        where TActivation : struct, IActivation
    {
        if (Rows == 8)
        {
            sums.Store<TActivation>(y);
        }
        else
        {
            sums.StoreFour<TActivation>(y);
        }
    }
}
