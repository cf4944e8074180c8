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
    /// Whether rows so many floats apart lie on the same few places of the first-level cache, so that most are gone when the
    /// next tile reads them: they are whole pages apart.
    /// </summary>
    public static bool AreCrowded(nint stride) => stride % 1024 == 0;

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
