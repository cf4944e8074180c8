using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of one vector, the widest that the columns fill; the last moves back over its neighbour.</summary>
internal readonly struct SinglePanels : IPanels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction => Width.Fit(columns, new OfWidth<TAction>(columns, action));

    private readonly struct OfWidth<TAction>(int columns, TAction action) : IWidthAction
        where TAction : struct, IPanelAction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => PanelsOf<V>.Cover(columns, action);
    }
}
