using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Panels of an input's gradient: of windows over dy, of pairs of columns, or of few taps.</summary>
internal readonly struct DepthwiseInputPanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (TShape.StrideHeight * TShape.StrideWidth == 1 || DepthwiseColumnPairs<TShape>.Fit)
        {
            DepthwiseWindowPanels<TShape>.Cover(columns, action);
        }
        else
        {
            DepthwisePanels<TShape>.Cover(columns, action);
        }
    }
}
