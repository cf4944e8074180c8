using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// Convolutions to fewer channels than fill a vector: vectors run over what a window sees instead. Such an output is a dot
/// product of runs, the floats of a window that lie side by side, with weights that are packed to match.
/// </summary>
internal static class FewOutputs
{
    /// <summary>The shortest vector's floats: so many outputs fill one.</summary>
    private const int ShortestVector = 4;

    /// <summary>Weights of an output that are packed on the stack.</summary>
    private const int MaxWeights = 16 * 1024;

    /// <summary>Whether these kernels are the faster ones for a forward pass and the kernel's gradient.</summary>
    public static bool Suit<TShape>()
        where TShape : struct, IConv2DShape =>
        Suit(TShape.OutputChannels / TShape.Groups, ConvolutionWindow<TShape>.Run, TShape.KernelHeight * ConvolutionWindow<TShape>.RunsPerRow);

    /// <summary>Whether they are for the input's gradient of strided windows, whose outputs are the layer's input channels.</summary>
    public static bool SuitInputGradient<TShape>()
        where TShape : struct, IConv2DShape =>
        Suit(TShape.InputChannels / TShape.Groups, TShape.OutputChannels / TShape.Groups, TShape.KernelHeight * TShape.KernelWidth);

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

    private static bool Suit(int outputs, int run, int runs) =>
        F32x4.IsSupported && outputs < ShortestVector && run >= ShortestVector && runs * (long)(run + F32x16.Count - 1) <= MaxWeights;
}
