using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of one width; the columns fill at least one. The last moves back over its neighbour where they do not fill it.</summary>
internal readonly struct PanelsOf<V> : IPanels
    where V : unmanaged, IVector<V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction => Cover(0, columns, 1, action);

    /// <summary>
    /// Panels from column <paramref name="done"/> on, as long as <paramref name="least"/> columns are left; none if the columns
    /// do not fill one. Gives the column after them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Cover<TAction>(int done, int columns, int least, TAction action)
        where TAction : struct, IPanelAction
    {
        int panels = columns < V.Count ? 0 : (columns - done + V.Count - least) / V.Count;
        if (panels > 0)
        {
            for (int panel = 0; panel < panels; panel++)
            {
                int column = done + (panel * V.Count);
                int first = int.Min(column, columns - V.Count);
                action.Invoke<V>(first, column - first);
            }
        }

        return int.Min(columns, done + (panels * V.Count));
    }
}
