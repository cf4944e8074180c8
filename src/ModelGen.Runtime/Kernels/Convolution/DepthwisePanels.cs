using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of channels that have one output each; with a multiplier above 1 vectors cannot run over channels, and a panel is one number.</summary>
internal readonly struct DepthwisePanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (TShape.DepthMultiplier == 1)
        {
            MixedPanels.Cover(columns, action);
        }
        else
        {
            PanelsOf<F32x1>.Cover(columns, action);
        }
    }
}
