using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Pairs of this machine's widest vector, then for what is left the vectors that take the least time. Nothing is read beyond
/// a row: where the columns do not fill the last panel it moves back over its neighbour.
/// </summary>
/// <remarks>Columns are constants where a kernel asks, so that only the chosen widths are ever compiled.</remarks>
internal readonly struct MixedPanels : IPanels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        int done = 0;
        if (F32x16.IsSupported)
        {
            // Up to 24 columns are a vector and a half, up to 8 a half.
            done = PanelsOf<Pair<F32x16>>.Cover(done, columns, 25, action);
            done = PanelsOf<F32x16>.Cover(done, columns, 9, action);
            done = PanelsOf<F32x8>.Cover(done, columns, 1, action);
        }
        else if (F32x8.IsSupported)
        {
            done = PanelsOf<Pair<F32x8>>.Cover(done, columns, 9, action);
            done = PanelsOf<F32x8>.Cover(done, columns, 1, action);
        }
        else if (F32x4.IsSupported)
        {
            done = PanelsOf<Pair<F32x4>>.Cover(done, columns, 5, action);
        }

        if (F32x4.IsSupported)
        {
            done = PanelsOf<F32x4>.Cover(done, columns, 1, action);
        }

        PanelsOf<F32x1>.Cover(done, columns, 1, action);
    }
}
