using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels;

public unsafe class TranspositionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(3, 9)]
    [InlineData(9, 3)]
    [InlineData(16, 32)]
    [InlineData(21, 37)] // blocks, squares and numbers that are left in both directions
    public void Rows_become_columns_and_nothing_else_is_touched(int rows, int columns)
    {
        const float Untouched = -1;
        int fromStride = columns + 3, toStride = rows + 2;
        float[] from = [.. Enumerable.Range(0, rows * fromStride).Select(value => (float)value)];
        float[] written = [.. Enumerable.Repeat(Untouched, columns * toStride)];
        float[] added = [.. written];

        fixed (float* source = from, target = written, sum = added)
        {
            Transposition.Run(source, fromStride, rows, columns, target, toStride);
            Transposition.Add(source, fromStride, rows, columns, sum, toStride);
        }

        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < toStride; row++)
            {
                float? expected = row < rows ? (row * fromStride) + column : null;
                Assert.Equal(expected ?? Untouched, written[(column * toStride) + row]);
                Assert.Equal((expected ?? 0) + Untouched, added[(column * toStride) + row]);
            }
        }
    }
}
