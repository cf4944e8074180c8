using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Convolutions to channels that fill no vector well: vectors run over what a window sees instead. Such an output is a dot
/// product of runs, the floats of a window that lie side by side, with weights that are packed to match.
/// </summary>
/// <remarks>Which kernel is faster was measured, on 512 and on 256 bit.</remarks>
internal static class FewOutputs
{
    /// <summary>Weights of an output that are packed on the stack.</summary>
    private const int MaxWeights = 16 * 1024;

    /// <summary>True if these kernels are the faster ones for a forward pass. They cannot skip taps that see only zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitForward<TShape>()
        where TShape : struct, IConv2DShape => SuitDotProducts(
            TShape.OutputChannels / TShape.Groups, ConvolutionWindow<TShape>.Run, TShape.KernelHeight * ConvolutionWindow<TShape>.RunsPerRow)
            && (TShape.OutputChannels / TShape.Groups < F32x4.Count || !TapRange.IsNarrow<TShape>());

    /// <summary>
    /// True if these kernels are the faster ones for the input gradient of strided windows, whose outputs are the layer's
    /// input channels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitInputGradient<TShape>()
        where TShape : struct, IConv2DShape => SuitDotProducts(
            TShape.InputChannels / TShape.Groups, TShape.OutputChannels / TShape.Groups, TShape.KernelHeight * TShape.KernelWidth);

    /// <summary>True if these kernels are the faster ones for the kernel gradient, which needs no sum across a vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SuitKernelGradient<TShape>()
        where TShape : struct, IConv2DShape
    {
        int outputs = TShape.OutputChannels / TShape.Groups, run = ConvolutionWindow<TShape>.Run;
        return F32x4.IsSupported && (outputs < 4 ? run >= 4 : outputs < 8 ? run >= 8 : outputs is > 8 and < 12 && run >= 16);
    }

    /// <summary>
    /// Runs the action on the vector of dot products: 16 sums side by side, or 8 or 4 where a run has fewer floats. They are
    /// as many on every machine, so all give the same bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fit<TAction>(int run, TAction action)
        where TAction : struct, IWidthAction
    {
        if (run >= 16)
        {
            if (F32x16.IsSupported)
            {
                action.Invoke<F32x16>();
            }
            else if (F32x8.IsSupported)
            {
                action.Invoke<Pair<F32x8>>();
            }
            else
            {
                action.Invoke<Pair<Pair<F32x4>>>();
            }
        }
        else if (run >= 8)
        {
            if (F32x8.IsSupported)
            {
                action.Invoke<F32x8>();
            }
            else
            {
                action.Invoke<Pair<F32x4>>();
            }
        }
        else
        {
            action.Invoke<F32x4>();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool SuitDotProducts(int outputs, int run, int runs) =>
        F32x4.IsSupported && (outputs < 4 ? run >= 4 : outputs is > 4 and < 8 && run >= 16) && runs * (long)(run + F32x16.Count - 1) <= MaxWeights;
}
