using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of eight vectors: as many sums as it takes for none to wait for its last addition. The last moves back over its neighbour.</summary>
/// <remarks>Columns are at least <see cref="Least"/>.</remarks>
internal readonly struct WidePanels : IPanels
{
    /// <summary>Eight of the shortest vectors.</summary>
    public const int Least = 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        int done = 0;
        if (F32x16.IsSupported)
        {
            done = PanelsOf<Pair<Pair<Pair<F32x16>>>>.Cover(done, columns, 65, action);
        }

        if (F32x8.IsSupported)
        {
            done = PanelsOf<Pair<Pair<Pair<F32x8>>>>.Cover(done, columns, 33, action);
        }

        PanelsOf<Pair<Pair<Pair<F32x4>>>>.Cover(done, columns, 1, action);
    }
}
