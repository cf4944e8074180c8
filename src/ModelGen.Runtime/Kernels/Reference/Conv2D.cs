using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>Two-dimensional convolution, product by product.</summary>
internal static class Conv2D
{
    /// <summary>y = x * kernel + bias; the bias may be empty</summary>
    public static void Forward<TShape>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TShape : struct, IConv2DShape => SumOfProducts.Forward(Terms<TShape>(), x, kernel, bias, y, samples);

    /// <summary>dKernel += the kernel's gradient</summary>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IConv2DShape => SumOfProducts.KernelGradient(Terms<TShape>(), x, dy, dKernel, samples);

    /// <summary>dx = the input's gradient; the kernel is not transposed</summary>
    public static void InputGradient<TShape>(FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap dx, int samples)
        where TShape : struct, IConv2DShape => SumOfProducts.InputGradient(Terms<TShape>(), dy, kernel, dx, samples);

    private static IEnumerable<Term> Terms<TShape>()
        where TShape : struct, IConv2DShape
    {
        int inputs = TShape.InputChannels / TShape.Groups;
        int outputs = TShape.OutputChannels / TShape.Groups;
        foreach (Tap tap in Tap.All<TShape>())
        {
            for (int o = 0; o < TShape.OutputChannels; o++)
            {
                for (int c = 0; c < inputs; c++)
                {
                    yield return new(
                        (tap.Input * TShape.InputChannels) + (o / outputs * inputs) + c,
                        (((tap.Kernel * inputs) + c) * TShape.OutputChannels) + o,
                        (tap.Output * TShape.OutputChannels) + o);
                }
            }
        }
    }
}
