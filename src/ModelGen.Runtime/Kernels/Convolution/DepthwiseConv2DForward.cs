using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The forward kernel: one output pixel by one vector of channels at a time.</summary>
internal readonly unsafe struct DepthwiseConv2DForward<TShape, TActivation>(
    FeatureMapPointer x, float* kernel, float* bias, FeatureMapPointer y, int samples) : IWidthAction
    where TShape : struct, IDepthwiseConv2DShape
    where TActivation : struct, IActivation
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int oh = 0; oh < TShape.OutputHeight; oh++)
            {
                float* source = x.Interior + (sample * x.SampleStride)
                    + (((oh * TShape.StrideHeight) - TShape.PadTop) * x.RowStride) - (TShape.PadLeft * TShape.InputChannels);
                Row<V>(source, y.Interior + (sample * y.SampleStride) + (oh * y.RowStride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Row<V>(float* source, float* destination)
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.InputChannels * TShape.DepthMultiplier;
        for (int ow = 0; ow < TShape.OutputWidth; ow++)
        {
            for (int o = 0; o < outputs; o += V.Count)
            {
                int output = int.Min(o, outputs - V.Count);
                float* window = source + (ow * TShape.StrideWidth * TShape.InputChannels) + (output / TShape.DepthMultiplier);
                float* weights = kernel + output;
                V sum = bias == null ? V.Zero : V.Load(bias + output);
                for (int kh = 0; kh < TShape.KernelHeight; kh++)
                {
                    float* tap = window + (kh * TShape.DilationHeight * x.RowStride);
                    for (int kw = 0; kw < TShape.KernelWidth; kw++)
                    {
                        sum = V.MultiplyAdd(V.Load(tap), V.Load(weights), sum);
                        tap += TShape.DilationWidth * TShape.InputChannels;
                        weights += outputs;
                    }
                }

                V.Store(TActivation.Invoke(sum), destination + (ow * outputs) + output);
            }
        }
    }
}
