using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// y = f(x w + bias), x (rows, inner), w (inner, columns); each row of x and y is a sample. Every element is summed in the
/// order of the inner dimension, whatever the number of rows, so a sample's result does not depend on its neighbours.
/// </summary>
internal readonly unsafe struct MatrixProduct<TActivation>(
    FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows) : IPanelAction
    where TActivation : struct, IActivation
{
    /// <summary>
    /// The part of the inner dimension that tiles of six rows process at a time. This much of a panel of w stays in L1;
    /// tiles of six rows read it 1.5 times as often as taller ones.
    /// </summary>
    private const int Block = 256;

    /// <summary>From so many rows on it pays to copy a block of a panel of w whose rows are far apart.</summary>
    private const int ManyRows = 48;

    /// <summary>Results of so many floats are beyond the second-level cache: stores would wait for the lines they go to.</summary>
    private const int ManyResults = 1 << 18;

    /// <summary>Chooses how to walk, and the vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
    {
        if (rows < FewRowsProduct<TActivation>.TooManyRows)
        {
            Width.Fit(columns, new FewRowsProduct<TActivation>(x, inner, w, columns, bias, y, rows));
        }
        else
        {
            InTiles<ChannelPanels>(x, inner, w, columns, bias, y, rows);
        }
    }

    /// <summary>In tiles, whatever the number of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InTiles<TPanels>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
        where TPanels : struct, IPanels =>
        TPanels.Cover(columns, new MatrixProduct<TActivation>(x, inner, w, columns, bias, y, rows));

    public void Invoke<V>(int column, int skip)
        where V : unmanaged, IVector<V>
    {
        if (HasLowTiles<V>())
        {
            InBlocks<V>(column);
        }
        else
        {
            Multiply<V, TActivation>(column, w + column, columns, 0, inner);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasLowTiles<V>()
        where V : unmanaged, IVector<V> => Tile<V>.Rows == 6;

    /// <summary>A block of the inner dimension for all rows, then the next; the sums wait in y.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void InBlocks<V>(int column)
        where V : unmanaged, IVector<V>
    {
        float* buffer = stackalloc float[(Block * V.Count) + RowCopy.Slack];
        float* copy = RowCopy.Align(buffer);
        for (int first = 0; first < inner; first += Block)
        {
            int count = int.Min(Block, inner - first);
            float* panel = w + ((nint)first * columns) + column;
            nint stride = columns;
            if (rows >= ManyRows && RowCopy.AreFarApart(stride))
            {
                new RowCopy(panel, stride, copy, V.Count, count).Invoke<V>(0, 0);
                panel = copy;
                stride = V.Count;
            }

            if (first + count == inner)
            {
                Multiply<V, TActivation>(column, panel, stride, first, count);
            }
            else
            {
                Multiply<V, Linear>(column, panel, stride, first, count);
            }
        }
    }

    /// <summary>Some of the inner dimension; TLast is linear where more of it is to come.</summary>
    /// <param name="panel">The vectors of w from <paramref name="first"/> on, <paramref name="stride"/> floats apart.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V, TLast>(int column, float* panel, nint stride, int first, int count)
        where V : unmanaged, IVector<V>
        where TLast : struct, IActivation
    {
        V start = bias == null ? V.Zero : V.Load(bias + column);
        MatrixRows factors = new(x.Interior + first, x.SampleStride), results = new(y.Interior + column, y.SampleStride);
        Steps steps = new(count, 1, stride);
        for (int row = 0; row < rows; row += Tile<V>.Rows)
        {
            Tile<V> tile = new(start);
            if (HasLowTiles<V>() && first > 0)
            {
                tile = Tile<V>.Load(results.Tile(row, rows, Tile<V>.Rows));
            }

            if (!HasLowTiles<V>() && (nint)rows * columns >= ManyResults)
            {
                Prefetch.Rows(results.At(row), int.Min(Tile<V>.Rows, rows - row), y.SampleStride, V.Count);
            }

            tile.MultiplyAdd(factors.Tile(row, rows, Tile<V>.Rows), panel, steps, Steps.Once, Steps.Once);
            tile.Store<TLast>(results.Tile(row, rows, Tile<V>.Rows));
        }
    }
}
