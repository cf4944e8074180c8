using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// y = f(x w + bias), x (rows, inner), w (inner, columns); each row of x and y is a sample. Every element is summed in the
/// order of the inner dimension, whatever the number of rows, so a sample's result does not depend on its neighbours.
/// </summary>
/// <param name="first">The first of the inner elements that this part of the product sums; from the second part on the sums so far lie in y.</param>
/// <param name="part">How many inner elements the part sums.</param>
internal readonly unsafe struct MatrixProduct<TActivation>(
    FeatureMapPointer x, int first, int part, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows) : IPanelAction
    where TActivation : struct, IActivation
{
    /// <summary>Inner elements of a part: a pair of 512-bit vectors of w is half of a first-level cache of 32 KiB.</summary>
    private const int PartInner = 128;

    /// <summary>From so many rows on it pays to work in parts, with a copy of each panel of w: dense in the first-level cache.</summary>
    private const int ManyRows = 32;

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
            InTiles<MixedPanels>(x, inner, w, columns, bias, y, rows);
        }
    }

    /// <summary>In tiles, whatever the number of rows.</summary>
    public static void InTiles<TPanels>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
        where TPanels : struct, IPanels
    {
        int part = rows < ManyRows ? inner : PartInner, first = 0;
        for (; first < inner - part; first += part)
        {
            TPanels.Cover(columns, new MatrixProduct<Linear>(x, first, part, inner, w, columns, bias, y, rows));
        }

        TPanels.Cover(columns, new MatrixProduct<TActivation>(x, first, inner - first, inner, w, columns, bias, y, rows));
    }

    [SkipLocalsInit]
    public void Invoke<V>(int column, int skip)
        where V : unmanaged, IVector<V>
    {
        if (rows < ManyRows)
        {
            Multiply<V>(column, 0, inner, w + column, columns);
        }
        else if (skip == 0)
        {
            float* panel = stackalloc float[PartInner * V.Count];
            for (int i = 0; i < part; i++)
            {
                V.Store(V.Load(w + ((nint)(first + i) * columns) + column), panel + (i * V.Count));
            }

            Multiply<V>(column, first, part, panel, V.Count);
        }
        else if (first + part == inner)
        {
            // Sums that a neighbour keeps in y are not this panel's to add to: it has no parts.
            Multiply<V>(column, 0, inner, w + column, columns);
        }
    }

    /// <summary>y = f(x w + what was summed before) for some of the inner elements.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V>(int column, int from, int count, float* weights, nint weightsStride)
        where V : unmanaged, IVector<V>
    {
        V start = bias == null ? V.Zero : V.Load(bias + column);
        MatrixRows factors = new(x.Interior + from, x.SampleStride), results = new(y.Interior + column, y.SampleStride);
        Steps steps = new(count, 1, weightsStride);
        for (int row = 0; row < rows; row += Tile<V>.Rows)
        {
            Rows8 sums = results.Tile(row, rows, Tile<V>.Rows);
            Tile<V> tile = from == 0 ? new(start) : new(sums);
            tile.MultiplyAdd(factors.Tile(row, rows, Tile<V>.Rows), weights, steps, Steps.Once, Steps.Once);
            tile.Store<TActivation>(sums);
        }
    }
}
