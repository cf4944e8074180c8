using System.Runtime.CompilerServices;

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
            SinglePanels.Cover(columns, action);
        }
        else if (TShape.StrideHeight == 1 && TShape.StrideWidth == 1)
        {
            DepthwiseWindowPanels<TShape>.Cover(columns, action);
        }
        else
        {
            DepthwisePanels<TShape>.Cover(columns, action);
        }
    }
}
