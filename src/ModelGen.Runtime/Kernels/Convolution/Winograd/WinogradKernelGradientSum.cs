using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>dw += G^T du G for every pair of channels: the way back from the transform domain.</summary>
internal readonly unsafe struct WinogradKernelGradientSum<TShape>(float* du, float* dKernel) : IWidthAction
    where TShape : struct, IWinogradShape
{
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        float* rows = stackalloc float[21 * V.Count];
        float* panel = du;
        nint plane = TShape.InputChannels * V.Count;
        for (int o = 0; o < TShape.OutputChannels; o += V.Count)
        {
            int output = int.Min(o, TShape.OutputChannels - V.Count);
            for (int input = 0; input < TShape.InputChannels; input++)
            {
                WinogradTransform.KernelGradient<V>(
                    panel + (input * V.Count), plane,
                    dKernel + (input * TShape.OutputChannels) + output, TShape.InputChannels * TShape.OutputChannels, o - output, rows);
            }

            panel += WinogradTransform.Planes * plane;
        }
    }
}
