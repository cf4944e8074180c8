using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The kernel's gradient: one tap by one vector of channels runs along all pixels of the micro-batch.</summary>
internal readonly unsafe struct DepthwiseConv2DKernelGradient<TShape>(
    FeatureMapPointer x, FeatureMapPointer dy, float* dKernel, int samples) : IWidthAction
    where TShape : struct, IDepthwiseConv2DShape
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.InputChannels * TShape.DepthMultiplier;
        for (int tap = 0; tap < TShape.KernelHeight * TShape.KernelWidth; tap++)
        {
            for (int o = 0; o < outputs; o += V.Count)
            {
                int output = int.Min(o, outputs - V.Count);
                OverlapSum.Add(Sum<V>(tap, output), dKernel + (tap * outputs) + output, o - output);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private V Sum<V>(int tap, int output)
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.InputChannels * TShape.DepthMultiplier;
        int row = (tap / TShape.KernelWidth * TShape.DilationHeight) - TShape.PadTop;
        int column = (tap % TShape.KernelWidth * TShape.DilationWidth) - TShape.PadLeft;
        float* source = x.Interior + (row * x.RowStride) + (column * TShape.InputChannels) + (output / TShape.DepthMultiplier);
        V sum = V.Zero;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int oh = 0; oh < TShape.OutputHeight; oh++)
            {
                float* inputs = source + (sample * x.SampleStride) + (oh * TShape.StrideHeight * x.RowStride);
                float* gradients = dy.Interior + (sample * dy.SampleStride) + (oh * dy.RowStride) + output;
                for (int ow = 0; ow < TShape.OutputWidth; ow++)
                {
                    sum = V.MultiplyAdd(V.Load(inputs), V.Load(gradients), sum);
                    inputs += TShape.StrideWidth * TShape.InputChannels;
                    gradients += outputs;
                }
            }
        }

        return sum;
    }
}
