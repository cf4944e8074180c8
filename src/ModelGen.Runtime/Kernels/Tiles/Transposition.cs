using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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
                int c = column;
                for (; HasSquares && c + 4 <= endColumn; c += 4)
                {
                    int r = row;
                    for (; r + 4 <= endRow; r += 4)
                    {
                        Square<TStore>(from + (r * fromStride) + c, fromStride, to + (c * toStride) + r, toStride);
                    }

                    Rest<TStore>(from + (r * fromStride) + c, fromStride, endRow - r, 4, to + (c * toStride) + r, toStride);
                }

                Rest<TStore>(from + (row * fromStride) + c, fromStride, endRow - row, endColumn - c, to + (c * toStride) + row, toStride);
            }
        }
    }

    /// <summary>True if this machine has the instructions of a <see cref="Square{TStore}"/>.</summary>
    public static bool HasSquares
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse.IsSupported;
    }

    /// <summary>Four rows of four columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Square<TStore>(float* from, nint fromStride, float* to, nint toStride)
        where TStore : struct, IGradientStore
    {
        Vector128<float> row0 = Vector128.Load(from), row1 = Vector128.Load(from + fromStride);
        Vector128<float> row2 = Vector128.Load(from + (2 * fromStride)), row3 = Vector128.Load(from + (3 * fromStride));
        Vector128<float> low01 = Sse.UnpackLow(row0, row1), low23 = Sse.UnpackLow(row2, row3);
        Vector128<float> high01 = Sse.UnpackHigh(row0, row1), high23 = Sse.UnpackHigh(row2, row3);
        TStore.Store<F32x4>(new(Sse.MoveLowToHigh(low01, low23)), to);
        TStore.Store<F32x4>(new(Sse.MoveHighToLow(low23, low01)), to + toStride);
        TStore.Store<F32x4>(new(Sse.MoveLowToHigh(high01, high23)), to + (2 * toStride));
        TStore.Store<F32x4>(new(Sse.MoveHighToLow(high23, high01)), to + (3 * toStride));
    }

    /// <summary>Number by number.</summary>
    private static void Rest<TStore>(float* from, nint fromStride, int rows, int columns, float* to, nint toStride)
        where TStore : struct, IGradientStore
    {
        for (int c = 0; c < columns; c++)
        {
            float* source = from + c;
            for (int r = 0; r < rows; r++)
            {
                TStore.Store(F32x1.Load(source), to + (c * toStride) + r);
                source += fromStride;
            }
        }
    }
}
