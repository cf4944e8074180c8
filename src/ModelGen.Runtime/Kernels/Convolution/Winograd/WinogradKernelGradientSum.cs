using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>dw += G^T du G for every pair of channels: the way back from the transform domain.</summary>
/// <param name="du">As <see cref="WinogradKernel{TShape}"/> lays out the kernel.</param>
/// <param name="transposed">Whether du belongs to the input's gradient: rotated by 180 degrees, its channels swapped.</param>
internal readonly unsafe struct WinogradKernelGradientSum<TShape>(float* du, float* dKernel, bool transposed) : IWidthAction
    where TShape : struct, IWinogradShape
{
    /// <summary>Input channels whose taps are taken apart at a time.</summary>
    private const int Block = 16;

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int gatheredLength = 9 * Block * V.Count;
        float* gathered = stackalloc float[gatheredLength];
        float* rows = stackalloc float[21 * V.Count];
        float* panel = du;
        nint plane = TShape.InputChannels * V.Count;
        for (int o = 0; o < TShape.OutputChannels; o += V.Count)
        {
            int output = int.Min(o, TShape.OutputChannels - V.Count);
            for (int first = 0; first < TShape.InputChannels; first += Block)
            {
                int inputs = int.Min(Block, TShape.InputChannels - first);
                float* taps = dKernel + ((nint)first * TShape.OutputChannels) + output;
                nint tap = TShape.InputChannels * TShape.OutputChannels;
                nint input = TShape.OutputChannels;
                int skip = o - output;
                if (transposed)
                {
                    new Span<float>(gathered, gatheredLength).Clear();
                    taps = gathered;
                    tap = Block * V.Count;
                    input = V.Count;
                    skip = 0;
                }

                for (int i = 0; i < inputs; i++)
                {
                    // A vector of each plane, of the next channel: by now all of them are far away.
                    Prefetch.RowsToSecondLevel(panel + ((first + i + 1) * V.Count), WinogradTransform.Planes, plane, V.Count);
                    WinogradTransform.KernelGradient<V>(panel + ((first + i) * V.Count), plane, taps + (i * input), tap, skip, rows);
                }

                if (transposed)
                {
                    Scatter(gathered, V.Count, first, inputs, output, o - output);
                }
            }

            panel += WinogradTransform.Planes * plane;
        }
    }

    /// <summary>Adds nine blocks of (inputs, outputs), the last tap first, to a kernel of (3, 3, O, C).</summary>
    /// <param name="skip">Leading outputs that the panel before has added already.</param>
    private void Scatter(float* from, int outputs, int input, int inputs, int output, int skip)
    {
        for (int tap = 0; tap < 9; tap++)
        {
            Transposition.Add(
                from + (tap * Block * outputs) + skip, outputs, inputs, outputs - skip,
                dKernel + ((nint)(((8 - tap) * TShape.OutputChannels) + output + skip) * TShape.InputChannels) + input, TShape.InputChannels);
        }
    }
}
