using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>A fully connected layer, product by product.</summary>
internal static class Dense
{
    /// <summary>y = x kernel + bias; the bias may be empty</summary>
    public static void Forward<TShape>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        where TShape : struct, IDenseShape => SumOfProducts.Forward(Terms<TShape>(), x, kernel, bias, y, samples);

    /// <summary>dKernel += x^T dy</summary>
    public static void KernelGradient<TShape>(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        where TShape : struct, IDenseShape => SumOfProducts.KernelGradient(Terms<TShape>(), x, dy, dKernel, samples);

    /// <summary>dx = dy kernel^T; the kernel is not transposed</summary>
    public static void InputGradient<TShape>(FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap dx, int samples)
        where TShape : struct, IDenseShape => SumOfProducts.InputGradient(Terms<TShape>(), dy, kernel, dx, samples);

    private static IEnumerable<Term> Terms<TShape>()
        where TShape : struct, IDenseShape
    {
        for (int input = 0; input < TShape.Inputs; input++)
        {
            for (int output = 0; output < TShape.Outputs; output++)
            {
                yield return new(input, (input * TShape.Outputs) + output, output);
            }
        }
    }
}
