using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// As <see cref="MatrixProduct{TActivation}"/>, for <see cref="FewColumns"/>: dot products of rows of x with columns of w, which
/// are packed, a block of the inner dimension at a time. Sums of a block are added up, then to those of the blocks before.
/// </summary>
internal readonly unsafe struct FewColumnsProduct<TActivation>(
    FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows) : IWidthAction
    where TActivation : struct, IActivation
{
    /// <summary>Of w's columns so much stays in the first-level cache beside as much of a tile's rows.</summary>
    public const int Block = 512;

    /// <summary>Chooses by the number of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(FeatureMapPointer x, int inner, float* w, int columns, float* bias, FeatureMapPointer y, int rows)
    {
        if (columns < F32x4.Count || rows >= FewColumnsRow<TActivation>.TooManyRows)
        {
            FewColumns.Sixteen(new FewColumnsProduct<TActivation>(x, inner, w, columns, bias, y, rows));
            return;
        }

        for (int row = 0; row < rows; row++)
        {
            MixedPanels.Cover(
                columns, new FewColumnsRow<TActivation>(x.From(row).Interior, inner, w, columns, bias, y.From(row).Interior));
        }
    }

    [SkipLocalsInit]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* packed = stackalloc float[FewColumns.Most * Block];
        InnerBlocks blocks = new(inner, Block);
        for (int block = 0; block < blocks.Count; block++)
        {
            int first = blocks.First(block), count = blocks.First(block + 1) - first;
            Pack<V>(first, count, packed);
            if (block == blocks.Count - 1)
            {
                Multiply<V, TActivation>(first, count, packed);
            }
            else
            {
                Multiply<V, Linear>(first, count, packed);
            }
        }
    }

    /// <summary>Columns to rows, as <see cref="DotTile{V}.Pack"/> does number by number.</summary>
    private void Pack<V>(int first, int count, float* packed)
        where V : unmanaged, IVector<V>
    {
        int stride = DotTile<V>.PackedRun(count), whole = count / V.Count * V.Count, again = stride - count;
        float* from = w + ((nint)first * columns);
        Transposition.Run(from, columns, whole, columns, packed, stride);
        if (whole < count)
        {
            for (int column = 0; column < columns; column++)
            {
                new Span<float>(packed + (column * stride) + whole, again).Clear();
            }

            Transposition.Run(from + (whole * columns), columns, count - whole, columns, packed + whole + again, stride);
        }
    }

    /// <summary>Some of the inner dimension; TLast is linear where more of it is to come.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Multiply<V, TLast>(int first, int count, float* packed)
        where V : unmanaged, IVector<V>
        where TLast : struct, IActivation
    {
        MatrixRows factors = new(x.Interior + first, x.SampleStride), results = new(y.Interior, y.SampleStride);
        for (int row = 0; row < rows; row += DotTile<V>.Rows)
        {
            Rows8 from = factors.Tile(row, rows, DotTile<V>.Rows), to = results.Tile(row, rows, DotTile<V>.Rows);
            float* weights = packed;
            for (int column = 0; column < columns; column++)
            {
                float start = first == 0 && bias != null ? bias[column] : 0;
                DotSums sums = DotTile<V>.Sum(from, weights, count, Steps.Once, Steps.Once, start);
                Rows8 places = to.Moved(column);
                if (first > 0)
                {
                    sums = DotTile<V>.Load(places) + sums;
                }

                DotTile<V>.Store<TLast>(sums, places);
                weights += DotTile<V>.PackedRun(count);
            }
        }
    }
}
