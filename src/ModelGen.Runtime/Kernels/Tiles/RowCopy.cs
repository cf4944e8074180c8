using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Copies the columns of a panel, row by row, to where a kernel reads them often: rows that lie far apart do not stay in cache together.</summary>
/// <param name="from">The first row.</param>
/// <param name="fromStride">Floats from one of its rows to the next.</param>
/// <param name="to">Where its copy goes.</param>
/// <param name="toStride">Floats from one of the copies to the next.</param>
internal readonly unsafe struct RowCopy(float* from, nint fromStride, float* to, nint toStride, int rows) : IPanelAction
{
    /// <summary>
    /// True if rows at this stride alias in L1 (the stride is a multiple of 4 KiB), so that most are evicted before the
    /// next tile reads them.
    /// </summary>
    public static bool AreCrowded(nint stride) => stride % 1024 == 0;

    /// <summary>True if a hundred rows at this stride exceed the reach of the L1 data TLB.</summary>
    public static bool AreFarApart(nint stride) => stride >= 512;

    /// <summary>Floats of a buffer for <see cref="Align"/>.</summary>
    public const int Slack = 15;

    /// <summary>The first cache line of a buffer. The stack is aligned to half a line at most, where long vectors would lie across two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* Align(float* buffer) => (float*)(((nint)buffer + 63) & ~63);

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>
    {
        for (int row = 0; row < rows; row++)
        {
            V.Store(V.Load(from + (row * fromStride) + first), to + (row * toStride) + first);
        }
    }
}
