using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Splits channels as <see cref="MixedPanels"/> does, but takes five, six or seven channels as one vector of eight instead
/// of two of four.
/// </summary>
internal readonly struct ChannelPanels : IPanels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Cover<TAction>(int columns, TAction action)
        where TAction : struct, IPanelAction
    {
        if (!F32x8.IsSupported)
        {
            MixedPanels.Cover(columns, action);
            return;
        }

        switch (columns)
        {
            case 5:
                action.Invoke<PartOf8<Five>>(0, 0);
                break;
            case 6:
                action.Invoke<PartOf8<Six>>(0, 0);
                break;
            case 7:
                action.Invoke<PartOf8<Seven>>(0, 0);
                break;
            default:
                MixedPanels.Cover(columns, action);
                break;
        }
    }
}
