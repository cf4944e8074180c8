using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Cuts columns into panels for tiles: pairs of this machine's widest vector, then for what is left the vectors that take the
/// least time. Where they do not fill the last panel it moves back over its neighbour, so nothing is read beyond a row.
/// </summary>
/// <remarks>Columns are constants where a kernel asks, so that only the chosen widths are ever compiled.</remarks>
internal static class Panels
{
    /// <summary>Runs the action on panels that together cover the columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        int done = 0;
        if (F32x16.IsSupported)
        {
            // Up to 24 columns are a vector and a half, up to 8 a half.
            done = Cover<Pair<F32x16>, TAction>(done, columns, 25, action);
            done = Cover<F32x16, TAction>(done, columns, 9, action);
            done = Cover<F32x8, TAction>(done, columns, 1, action);
        }
        else if (F32x8.IsSupported)
        {
            done = Cover<Pair<F32x8>, TAction>(done, columns, 9, action);
            done = Cover<F32x8, TAction>(done, columns, 1, action);
        }
        else if (F32x4.IsSupported)
        {
            done = Cover<Pair<F32x4>, TAction>(done, columns, 5, action);
        }

        if (F32x4.IsSupported)
        {
            done = Cover<F32x4, TAction>(done, columns, 1, action);
        }

        Cover<F32x1, TAction>(done, columns, 1, action);
    }

    /// <summary>Runs the action on panels of one width that together cover the columns; they fill at least one.</summary>
    public static void OfWidth<V, TAction>(int columns, TAction action)
        where V : unmanaged, IVector<V>
        where TAction : struct, IPanelAction =>
        Cover<V, TAction>(0, columns, 1, action);

    /// <summary>Panels of one width, from column <paramref name="done"/> on, as long as <paramref name="least"/> columns are left; gives the column after them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Cover<V, TAction>(int done, int columns, int least, TAction action)
        where V : unmanaged, IVector<V>
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
