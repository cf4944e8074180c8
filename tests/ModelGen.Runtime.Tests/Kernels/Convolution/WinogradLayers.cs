using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>The Winograd kernels as a layer, beside the reference.</summary>
internal static class WinogradLayers
{
    public static LinearLayerCase Case<H, W, C, O, TPadding, TBlock>()
        where H : struct, IConstant
        where W : struct, IConstant
        where C : struct, IConstant
        where O : struct, IConstant
        where TPadding : struct, IPadding
        where TBlock : struct, IConstant
    {
        Tiled<WinogradConv<H, W, C, O, TPadding, TBlock>> layer = new();
        return new()
        {
            Input = new(H.Value, W.Value, C.Value, WinogradConv<H, W, C, O, TPadding, TBlock>.InputHalo),
            Output = new(
                WinogradConv<H, W, C, O, TPadding, TBlock>.OutputHeight, WinogradConv<H, W, C, O, TPadding, TBlock>.OutputWidth, O.Value,
                WinogradConv<H, W, C, O, TPadding, TBlock>.GradientHalo),
            KernelGradientZeros = WinogradConv<H, W, C, O, TPadding, TBlock>.GradientHalo,
            KernelLength = 9 * C.Value * O.Value,
            Samples = [1, 3],
            Reference = new Conv2DReference<WinogradConv<H, W, C, O, TPadding, TBlock>>(),
            EntryPoints = layer,
            OverOutputs = [layer],
            OverInputs = [layer],
        };
    }

    private sealed class Tiled<TShape> : LinearLayer
        where TShape : struct, IWinogradShape
    {
        public override string Name => "Winograd";

        public override void Forward<TActivation>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            float[] transformed = Marked(Winograd.TransformedLength<TShape>());
            Winograd.TransformKernel<TShape>(kernel, transformed);
            Winograd.Forward<TShape, TActivation>(x, transformed, bias, y, Scratch, samples);
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            float[] dTransformed = new float[Winograd.TransformedLength<TShape>()];
            Winograd.KernelGradient<TShape>(x, dy, dTransformed, [], Scratch, samples);
            Winograd.SumKernelGradient<TShape>(dTransformed, dKernel);
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            float[] transformed = Marked(Winograd.TransposedLength<TShape>());
            Winograd.TransformTransposedKernel<TShape>(kernel, transformed);
            Winograd.InputGradient<TShape, TActivation>(dy, transformed, x, dx, Scratch, samples);
        }

        /// <summary>Memory of any content: what is read before it is written shows.</summary>
        private static float[] Scratch => Marked(Winograd.ScratchLength<TShape>());

        private static float[] Marked(int length)
        {
            float[] values = new float[length];
            values.AsSpan().Fill(float.NaN);
            return values;
        }
    }
}
