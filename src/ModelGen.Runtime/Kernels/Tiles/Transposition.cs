using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Rows to columns, in blocks whose cache lines are all in use.</summary>
internal static unsafe class Transposition
{
    /// <summary>Rows and columns of a block: a cache line of floats.</summary>
    private const int Side = 16;

    /// <summary>to[column, row] = from[row, column].</summary>
    /// <param name="fromStride">Floats from one row of <paramref name="from"/> to the next.</param>
    /// <param name="toStride">Floats from one row of <paramref name="to"/> to the next.</param>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* from, nint fromStride, int rows, int columns, float* to, nint toStride)
    {
        for (int row = 0; row < rows; row += Side)
        {
            int endRow = int.Min(row + Side, rows);
            for (int column = 0; column < columns; column += Side)
            {
                int endColumn = int.Min(column + Side, columns);
                for (int c = column; c < endColumn; c++)
                {
                    float* source = from + (row * fromStride) + c;
                    float* target = to + (c * toStride);
                    for (int r = row; r < endRow; r++)
                    {
                        target[r] = *source;
                        source += fromStride;
                    }
                }
            }
        }
    }
}
