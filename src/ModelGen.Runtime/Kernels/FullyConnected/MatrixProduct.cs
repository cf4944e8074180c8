using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// y = f(x w + bias), x (rows, inner), w (inner, columns); each row of x and y is a sample. Every element is summed in the
/// order of the inner dimension, whatever the number of rows, so a sample's result does not depend on its neighbours.
/// </summary>
internal readonly unsafe struct MatrixProduct<TActivation>(
    FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows) : IWidthAction
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
            Width.FitPair(columns, new MatrixProduct<TActivation>(x, inner, w, columns, bias, y, rows));
        }
    }

    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        for (int column = 0; column < columns; column += V.Count)
        {
            EightRows<V>(int.Min(column, columns - V.Count));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void EightRows<V>(int column)
        where V : unmanaged, IVector<V>
    {
        V start = bias == null ? V.Zero : V.Load(bias + column);
        for (int row = 0; row < rows; row += 8)
        {
            Tile8<V> tile = new(start);
            tile.MultiplyAdd(Rows8.Of(new MatrixRows(x.Interior, x.SampleStride), row, rows - 1), 1, w + column, columns, inner);
            tile.Store<TActivation>(Rows8.Of(new MatrixRows(y.Interior + column, y.SampleStride), row, rows - 1));
        }
    }
}
