using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Dense layers to so few outputs that they fill no vector well: ten classes, one number. Vectors run over the inputs
/// instead, as in <see cref="FewOutputs"/> over what a window sees.
/// </summary>
/// <remarks>Which kernel is faster was measured, on 512 and on 256 bit.</remarks>
internal static class FewColumns
{
    /// <summary>Outputs are at most so many.</summary>
    public const int Most = 12;

    /// <summary>Whether these kernels are the faster ones for a forward pass: a sum of fewer inputs takes as long to add up as to sum.</summary>
    public static bool SuitForward<TShape>()
        where TShape : struct, IDenseShape => Suit(TShape.Outputs) && TShape.Inputs >= (TShape.Outputs < F32x8.Count ? 32 : 192);

    /// <summary>Whether they are for the kernel's gradient.</summary>
    public static bool SuitKernelGradient<TShape>()
        where TShape : struct, IDenseShape => Suit(TShape.Outputs) && TShape.Inputs >= WidePanels.Least;

    /// <summary>Runs the action on 16 floats, of which every machine makes what vectors it has: all give the same bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sixteen<TAction>(TAction action)
        where TAction : struct, IWidthAction => FewOutputs.Fit(F32x16.Count, action);

    /// <summary>Eight fill a vector.</summary>
    private static bool Suit(int outputs) => F32x4.IsSupported && outputs != F32x8.Count && outputs <= Most;
}
