using System.Runtime.CompilerServices;
using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>The input's gradient: one input pixel by one vector of channels at a time, over the windows that saw it.</summary>
internal readonly unsafe struct DepthwiseConv2DInputGradient<TShape, TActivation>(
    FeatureMapPointer dy, float* kernel, FeatureMapPointer x, FeatureMapPointer dx, int samples) : IWidthAction
    where TShape : struct, IDepthwiseConv2DShape
    where TActivation : struct, IActivation
{
    public void Invoke<V>()
        where V : unmanaged, IVector<V>
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int ih = 0; ih < TShape.InputHeight; ih++)
            {
                for (int iw = 0; iw < TShape.InputWidth; iw++)
                {
                    float* output = x.Interior + (sample * x.SampleStride) + (ih * x.RowStride) + (iw * TShape.InputChannels);
                    float* destination = dx.Interior + (sample * dx.SampleStride) + (ih * dx.RowStride) + (iw * TShape.InputChannels);
                    Pixel<V>(dy.Interior + (sample * dy.SampleStride), ih + TShape.PadTop, iw + TShape.PadLeft, output, destination);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Pixel<V>(float* source, int row, int column, float* pixel, float* destination)
        where V : unmanaged, IVector<V>
    {
        int outputs = TShape.InputChannels * TShape.DepthMultiplier;
        for (int c = 0; c < TShape.InputChannels; c += V.Count)
        {
            int channel = int.Min(c, TShape.InputChannels - V.Count);
            V sum = V.Zero;
            for (int kh = 0; kh < TShape.KernelHeight; kh++)
            {
                int windowRow = row - (kh * TShape.DilationHeight);
                if (windowRow % TShape.StrideHeight != 0)
                {
                    continue;
                }

                for (int kw = 0; kw < TShape.KernelWidth; kw++)
                {
                    int windowColumn = column - (kw * TShape.DilationWidth);
                    if (windowColumn % TShape.StrideWidth != 0)
                    {
                        continue;
                    }

                    int output = channel * TShape.DepthMultiplier;
                    float* gradients = source + (windowRow / TShape.StrideHeight * dy.RowStride) + (windowColumn / TShape.StrideWidth * outputs) + output;
                    float* weights = kernel + (((kh * TShape.KernelWidth) + kw) * outputs) + output;
                    for (int m = 0; m < TShape.DepthMultiplier; m++)
                    {
                        sum = V.MultiplyAdd(V.Load(gradients + m), V.Load(weights + m), sum);
                    }
                }
            }

            V.Store(Epilogue.Gradient<TActivation, V>(sum, pixel + channel), destination + channel);
        }
    }
}
