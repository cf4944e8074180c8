using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Panels of a kernel that sums over windows. With 16 registers nine taps stay in them as single vectors, not as pairs.</summary>
internal readonly struct DepthwiseWindowPanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (!F32x16.IsSupported && DepthwiseRow.HasNineTaps<TShape>())
        {
            SinglePanels.Cover(columns, action);
        }
        else
        {
            DepthwisePanels<TShape>.Cover(columns, action);
        }
    }
}
