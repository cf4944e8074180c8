using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of input channels. With a multiplier of 2 a panel's outputs are twice as wide, and pairs would not fit into the registers.</summary>
internal readonly struct DepthwiseInputPanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (TShape.DepthMultiplier == 2)
        {
            Width.Fit(columns, new OfWidth<TAction>(columns, action));
        }
        else
        {
            DepthwisePanels<TShape>.Cover(columns, action);
        }
    }

    private readonly struct OfWidth<TAction>(int columns, TAction action) : IWidthAction
        where TAction : struct, IPanelAction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Invoke<V>()
            where V : unmanaged, IVector<V> => PanelsOf<V>.Cover(columns, action);
    }
}
