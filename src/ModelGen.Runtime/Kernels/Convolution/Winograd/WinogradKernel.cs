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
    /// <summary>Input channels whose taps are brought together at a time.</summary>
    private const int Block = 16;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* gathered = stackalloc float[9 * Block * V.Count];
        float* rows = stackalloc float[18 * V.Count];
        float* panel = transformed;
        nint plane = TShape.InputChannels * V.Count;
        for (int o = 0; o < TShape.OutputChannels; o += V.Count)
        {
            int output = int.Min(o, TShape.OutputChannels - V.Count);
            for (int first = 0; first < TShape.InputChannels; first += Block)
            {
                int inputs = int.Min(Block, TShape.InputChannels - first);
                float* taps = kernel + ((nint)first * TShape.OutputChannels) + output;
                nint tap = TShape.InputChannels * TShape.OutputChannels;
                nint input = TShape.OutputChannels;
                if (transposed)
                {
                    Gather(first, inputs, output, V.Count, gathered);
                    taps = gathered;
                    tap = Block * V.Count;
                    input = V.Count;
                }

                for (int i = 0; i < inputs; i++)
                {
                    WinogradTransform.Kernel<V>(taps + (i * input), tap, panel + ((first + i) * V.Count), plane, rows);
                }
            }

            panel += WinogradTransform.Planes * plane;
        }
    }

    /// <summary>Nine blocks of (inputs, outputs), the last tap first, from a kernel of (3, 3, O, C).</summary>
    private void Gather(int input, int inputs, int output, int outputs, float* to)
    {
        for (int tap = 0; tap < 9; tap++)
        {
            Transposition.Run(
                kernel + ((nint)(((8 - tap) * TShape.OutputChannels) + output) * TShape.InputChannels) + input, TShape.InputChannels,
                outputs, inputs, to + (tap * Block * outputs), outputs);
        }
    }
}
