using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>
/// u = G w G^T for every pair of channels. Laid out in panels, one a vector of output channels (the last may overlap the one
/// before): 36 planes of (C, vector), so that a panel is read as one stream.
/// </summary>
/// <param name="transposed">Whether it is the kernel of the input's gradient: rotated by 180 degrees, its channels swapped.</param>
internal readonly unsafe struct WinogradKernel<TShape>(float* kernel, float* transformed, bool transposed) : IWidthAction
    where TShape : struct, IWinogradShape
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* taps = stackalloc float[9 * V.Count];
        float* panel = transformed;
        nint plane = TShape.InputChannels * V.Count;
        for (int o = 0; o < TShape.OutputChannels; o += V.Count)
        {
            int output = int.Min(o, TShape.OutputChannels - V.Count);
            for (int input = 0; input < TShape.InputChannels; input++)
            {
                for (int tap = 0; tap < 9; tap++)
                {
                    V.Store(transposed ? Transposed<V>(8 - tap, input, output) : V.Load(Element(tap, input, output)), taps + (tap * V.Count));
                }

                WinogradTransform.Kernel<V>(taps, panel + (input * V.Count), plane);
            }

            panel += WinogradTransform.Planes * plane;
        }
    }

    private float* Element(int tap, int input, int output) =>
        kernel + ((nint)((tap * TShape.InputChannels) + input) * TShape.OutputChannels) + output;

    /// <summary>A vector along what are the input channels of the kernel in memory, (3, 3, O, C).</summary>
    private V Transposed<V>(int tap, int input, int output)
        where V : unmanaged, IVector<V>
    {
        float* gathered = stackalloc float[V.Count];
        for (int i = 0; i < V.Count; i++)
        {
            gathered[i] = kernel[((nint)((tap * TShape.OutputChannels) + output + i) * TShape.InputChannels) + input];
        }

        return V.Load(gathered);
    }
}
