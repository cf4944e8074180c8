using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of output channels. With a multiplier of 2 each begins with the first output of an input channel, for widths and outputs are even; above, a panel is one number.</summary>
internal readonly struct DepthwisePanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (TShape.DepthMultiplier <= 2)
        {
            MixedPanels.Cover(columns, action);
        }
        else
        {
            PanelsOf<F32x1>.Cover(columns, action);
        }
    }
}
