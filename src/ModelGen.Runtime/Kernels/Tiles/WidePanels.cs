using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Panels of eight vectors: as many sums as it takes for none to wait for its last addition. What is left is covered by fewer
/// and shorter vectors; none overlap.
/// </summary>
/// <remarks>Columns are constants where a kernel asks, so that only the widths that come up are ever compiled.</remarks>
internal readonly struct WidePanels : IPanels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        int done = 0;
        if (F32x16.IsSupported)
        {
            done = Of<F32x16, TAction>(done, columns, action);
        }

        if (F32x8.IsSupported)
        {
            done = Of<F32x8, TAction>(done, columns, action);
        }

        if (F32x4.IsSupported)
        {
            done = Of<F32x4, TAction>(done, columns, action);
        }

        PanelsOf<F32x1>.Cover(done, columns, 1, action);
    }

    /// <summary>Runs the action on as many whole vectors as there are columns for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Of<V, TAction>(int done, int columns, TAction action)
        where V : unmanaged, IVector<V>
        where TAction : struct, IPanelAction
    {
        done = PanelsOf<Pair<Pair<Pair<V>>>>.Cover(done, columns, 8 * V.Count, action);
        done = PanelsOf<Pair<Pair<V>>>.Cover(done, columns, 4 * V.Count, action);
        done = PanelsOf<Pair<V>>.Cover(done, columns, 2 * V.Count, action);
        return PanelsOf<V>.Cover(done, columns, V.Count, action);
    }
}
