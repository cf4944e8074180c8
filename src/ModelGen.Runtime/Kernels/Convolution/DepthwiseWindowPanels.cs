using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Panels of a kernel that sums over windows. With nine taps and some sums in the registers they are single vectors, the
/// widest first, then those that take the least time for what is left.
/// </summary>
internal readonly struct DepthwiseWindowPanels<TShape> : IPanels
    where TShape : struct, IDepthwiseConv2DShape
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (!DepthwiseWindows.HasNineTaps<TShape>())
        {
            DepthwisePanels<TShape>.Cover(columns, action);
            return;
        }

        int done = 0;
        if (F32x16.IsSupported)
        {
            done = PanelsOf<F32x16>.Cover(done, columns, 9, action);
        }

        if (F32x8.IsSupported)
        {
            done = PanelsOf<F32x8>.Cover(done, columns, 5, action);
        }

        if (F32x4.IsSupported)
        {
            done = PanelsOf<F32x4>.Cover(done, columns, 1, action);
        }

        PanelsOf<F32x1>.Cover(done, columns, 1, action);
    }
}
