using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Computes <see cref="MatrixProduct{TActivation}"/>, with the same bits, for so few rows that reading w takes all the
/// time. Two rows share each read, and enough sums run side by side to hide the latency of additions.
/// </summary>
internal readonly unsafe struct FewRowsProduct<TActivation>(
    FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows) : IWidthAction
    where TActivation : struct, IActivation
{
    /// <summary>From so many rows on, tiles of eight are faster.</summary>
    public const int TooManyRows = 7;

    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int row = 0;
        for (; row + 2 <= rows; row += 2)
        {
            TwoRows<V>(row);
        }

        if (row < rows)
        {
            OneRow<V>(row);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void OneRow<V>(int row)
        where V : unmanaged, IVector<V>
    {
        int column = 0;
        for (; column + (8 * V.Count) <= columns; column += 8 * V.Count)
        {
            Wide<Pair<Pair<Pair<V>>>>(row, column);
        }

        for (; column < columns; column += 4 * V.Count)
        {
            Four<V>(row, column);
        }
    }

    /// <summary>One long vector of columns: w is read as one stream where a row of it is one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wide<V>(int row, int column)
        where V : unmanaged, IVector<V>
    {
        float* from = x.Interior + (row * x.SampleStride);
        float* weights = w + column;
        V sum = Start<V>(column);
        for (int i = 0; i < inner; i++)
        {
            sum = V.MultiplyAdd(V.Broadcast(from[i]), V.Load(weights), sum);
            weights += columns;
        }

        Store(sum, row, column);
    }

    /// <summary>Four vectors of columns. The last ones move back to fit; they may be one and the same, which takes no longer than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Four<V>(int row, int column)
        where V : unmanaged, IVector<V>
    {
        int last = columns - V.Count;
        int c0 = int.Min(column, last);
        int c1 = int.Min(column + V.Count, last);
        int c2 = int.Min(column + (2 * V.Count), last);
        int c3 = int.Min(column + (3 * V.Count), last);
        float* from = x.Interior + (row * x.SampleStride);
        float* weights = w;
        V sum0 = Start<V>(c0), sum1 = Start<V>(c1), sum2 = Start<V>(c2), sum3 = Start<V>(c3);
        for (int i = 0; i < inner; i++)
        {
            V factor = V.Broadcast(from[i]);
            sum0 = V.MultiplyAdd(factor, V.Load(weights + c0), sum0);
            sum1 = V.MultiplyAdd(factor, V.Load(weights + c1), sum1);
            sum2 = V.MultiplyAdd(factor, V.Load(weights + c2), sum2);
            sum3 = V.MultiplyAdd(factor, V.Load(weights + c3), sum3);
            weights += columns;
        }

        Store(sum0, row, c0);
        Store(sum1, row, c1);
        Store(sum2, row, c2);
        Store(sum3, row, c3);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void TwoRows<V>(int row)
        where V : unmanaged, IVector<V>
    {
        int last = columns - V.Count;
        float* from = x.Interior + (row * x.SampleStride);
        nint next = x.SampleStride;
        for (int column = 0; column < columns; column += 4 * V.Count)
        {
            int c0 = int.Min(column, last);
            int c1 = int.Min(column + V.Count, last);
            int c2 = int.Min(column + (2 * V.Count), last);
            int c3 = int.Min(column + (3 * V.Count), last);
            float* weights = w;
            V sum0 = Start<V>(c0), sum1 = Start<V>(c1), sum2 = Start<V>(c2), sum3 = Start<V>(c3);
            V next0 = sum0, next1 = sum1, next2 = sum2, next3 = sum3;
            for (int i = 0; i < inner; i++)
            {
                V factor = V.Broadcast(from[i]);
                V nextFactor = V.Broadcast(from[i + next]);
                V weight = V.Load(weights + c0);
                sum0 = V.MultiplyAdd(factor, weight, sum0);
                next0 = V.MultiplyAdd(nextFactor, weight, next0);
                weight = V.Load(weights + c1);
                sum1 = V.MultiplyAdd(factor, weight, sum1);
                next1 = V.MultiplyAdd(nextFactor, weight, next1);
                weight = V.Load(weights + c2);
                sum2 = V.MultiplyAdd(factor, weight, sum2);
                next2 = V.MultiplyAdd(nextFactor, weight, next2);
                weight = V.Load(weights + c3);
                sum3 = V.MultiplyAdd(factor, weight, sum3);
                next3 = V.MultiplyAdd(nextFactor, weight, next3);
                weights += columns;
            }

            Store(sum0, row, c0);
            Store(sum1, row, c1);
            Store(sum2, row, c2);
            Store(sum3, row, c3);
            Store(next0, row + 1, c0);
            Store(next1, row + 1, c1);
            Store(next2, row + 1, c2);
            Store(next3, row + 1, c3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private V Start<V>(int column)
        where V : unmanaged, IVector<V> => bias == null ? V.Zero : V.Load(bias + column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<V>(V sum, int row, int column)
        where V : unmanaged, IVector<V> => V.Store(TActivation.Invoke(sum), y.Interior + (row * y.SampleStride) + column);
}
