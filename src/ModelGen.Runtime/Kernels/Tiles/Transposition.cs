using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Rows to columns, in blocks whose cache lines are all in use.</summary>
internal static unsafe class Transposition
{
    /// <summary>Rows and columns of a block: a cache line of floats.</summary>
    private const int Side = 16;

    /// <summary>to[column, row] = from[row, column].</summary>
    /// <param name="fromStride">Floats from one row of <paramref name="from"/> to the next.</param>
    /// <param name="toStride">Floats from one row of <paramref name="to"/> to the next.</param>
    public static void Run(float* from, nint fromStride, int rows, int columns, float* to, nint toStride) =>
        Run<Write>(from, fromStride, rows, columns, to, toStride);

    /// <summary>to[column, row] += from[row, column].</summary>
    /// <param name="fromStride">Floats from one row of <paramref name="from"/> to the next.</param>
    /// <param name="toStride">Floats from one row of <paramref name="to"/> to the next.</param>
    public static void Add(float* from, nint fromStride, int rows, int columns, float* to, nint toStride) =>
        Run<Accumulate>(from, fromStride, rows, columns, to, toStride);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Run<TStore>(float* from, nint fromStride, int rows, int columns, float* to, nint toStride)
        where TStore : struct, IGradientStore
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
                        TStore.Store(F32x1.Load(source), target + r);
                        source += fromStride;
                    }
                }
            }
        }
    }
}
