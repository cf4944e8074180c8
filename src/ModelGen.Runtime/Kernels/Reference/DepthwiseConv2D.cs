using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>A convolution of each channel by itself, product by product.</summary>
internal static class DepthwiseConv2D
{
    /// <summary>y = x * kernel + bias; the bias may be empty</summary>
    public static void Forward<TShape>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TShape : struct, IDepthwiseConv2DShape => SumOfProducts.Forward(Terms<TShape>(), x, kernel, bias, y, samples);

    /// <summary>dKernel += the kernel's gradient</summary>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IDepthwiseConv2DShape => SumOfProducts.KernelGradient(Terms<TShape>(), x, dy, dKernel, samples);

    /// <summary>dx = the input's gradient</summary>
    public static void InputGradient<TShape>(FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap dx, int samples)
        where TShape : struct, IDepthwiseConv2DShape => SumOfProducts.InputGradient(Terms<TShape>(), dy, kernel, dx, samples);

    private static IEnumerable<Term> Terms<TShape>()
        where TShape : struct, IDepthwiseConv2DShape
    {
        foreach (Tap tap in Tap.All<TShape>())
        {
            for (int c = 0; c < TShape.InputChannels; c++)
            {
                for (int m = 0; m < TShape.DepthMultiplier; m++)
                {
                    yield return new(
                        (tap.Input * TShape.InputChannels) + c,
                        (((tap.Kernel * TShape.InputChannels) + c) * TShape.DepthMultiplier) + m,
                        (((tap.Output * TShape.InputChannels) + c) * TShape.DepthMultiplier) + m);
                }
            }
        }
    }
}
