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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InTiles<TPanels>(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
        where TPanels : struct, IPanels =>
        TPanels.Cover(columns, new MatrixProduct<TActivation>(x, inner, w, columns, bias, y, rows));

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int column, int skip)
        where V : unmanaged, IVector<V>
    {
        V start = bias == null ? V.Zero : V.Load(bias + column);
        MatrixRows factors = new(x.Interior, x.SampleStride), results = new(y.Interior + column, y.SampleStride);
        Steps steps = new(inner, 1, columns);
        for (int row = 0; row < rows; row += Tile<V>.Rows)
        {
            Tile<V> tile = new(start);
            tile.MultiplyAdd(factors.Tile(row, rows, Tile<V>.Rows), w + column, steps, Steps.Once, Steps.Once);
            tile.Store<TActivation>(results.Tile(row, rows, Tile<V>.Rows));
        }
    }
}
