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
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        if (rows < 4)
        {
            OneByOne<V>();
            return;
        }

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

    /// <summary>A few rows: the time is that of reading w, so four vectors of columns go side by side.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void OneByOne<V>()
        where V : unmanaged, IVector<V>
    {
        for (int row = 0; row < rows; row++)
        {
            int column = 0;
            for (; column + (4 * V.Count) <= columns; column += 4 * V.Count)
            {
                Vector<Pair<Pair<V>>>(row, column);
            }

            for (; column < columns; column += V.Count)
            {
                Vector<V>(row, int.Min(column, columns - V.Count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Vector<V>(int row, int column)
        where V : unmanaged, IVector<V>
    {
        V sum = bias == null ? V.Zero : V.Load(bias + column);
        float* from = x.Interior + (row * x.SampleStride);
        float* weights = w + column;
        for (int i = 0; i < inner; i++)
        {
            sum = V.MultiplyAdd(V.Broadcast(from[i]), V.Load(weights), sum);
            weights += columns;
        }

        V.Store(TActivation.Invoke(sum), y.Interior + (row * y.SampleStride) + column);
    }
}
