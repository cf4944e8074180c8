using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ModelGen.Simd;

/// <summary>
/// Brings memory near that will be used later: arithmetic goes on while it comes. For pieces of memory that lie apart, which
/// the processor's own prefetching does not foresee. What is used next comes into the first-level cache.
/// </summary>
internal static unsafe class Prefetch
{
    /// <summary>Floats of a cache line.</summary>
    private const int Line = 16;

    /// <summary>Some floats; any address may be named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Floats(float* start, int count)
    {
        if (Sse.IsSupported)
        {
            for (int i = 0; i < count; i += Line)
            {
                Sse.Prefetch0(start + i);
            }
        }
    }

    /// <summary>The same columns of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(float* start, int rows, nint rowStride, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            Floats(start + (row * rowStride), columns);
        }
    }

    /// <summary>
    /// Prefetches as <see cref="Rows"/> does, but only into L2: for data used so much later that L1 has to hold other data
    /// until then.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RowsToSecondLevel(float* start, int rows, nint rowStride, int columns)
    {
        if (Sse.IsSupported)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < columns; i += Line)
                {
                    Sse.Prefetch1(start + (row * rowStride) + i);
                }
            }
        }
    }

    /// <summary>A square of pixels, the same channels of each, as far as the second-level cache.</summary>
    /// <param name="start">The first pixel's first channel.</param>
    /// <param name="side">Rows, and pixels of a row.</param>
    /// <param name="row">Floats from one row to the next.</param>
    /// <param name="column">Floats from one pixel to the next.</param>
    /// <param name="channels">Floats of a pixel to bring.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SquareToSecondLevel(float* start, int side, nint row, nint column, int channels)
    {
        for (int y = 0; y < side; y++)
        {
            RowsToSecondLevel(start + (y * row), side, column, channels);
        }
    }
}
