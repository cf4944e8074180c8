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
        return Case<WinogradConv<H, W, C, O, TPadding, TBlock>>();
    }

    public static LinearLayerCase Case<TShape>()
        where TShape : struct, IWinogradShape
    {
        WinogradHalos<TShape> halos = new();
        Tiled<TShape> layer = new();
        OnePass<TShape> onePass = new(halos.InputTiles);
        return new()
        {
            Input = new(TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, halos.Input),
            Output = new(TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, halos.Gradient),
            KernelGradientZeros = halos.Gradient,
            KernelLength = 9 * TShape.InputChannels * TShape.OutputChannels,
            Samples = [1, 3],
            Reference = new Conv2DReference<TShape>(),
            EntryPoints = layer,
            OverOutputs = [layer, onePass],
            OverInputs = [layer, onePass],
        };
    }

    private class Tiled<TShape> : LinearLayer
        where TShape : struct, IWinogradShape
    {
        public override string Name => "Winograd";

        public override void Forward<TActivation>(FeatureMap x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, FeatureMap y, int samples)
        {
            Span<float> transformed = Marked(Winograd.TransformedLength<TShape>());
            Winograd.TransformKernel<TShape>(kernel, transformed);
            Winograd.Forward<TShape, TActivation>(x, transformed, bias, y, Scratch, samples);
        }

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            Span<float> dTransformed = TestFloats.Take(Winograd.TransformedLength<TShape>());
            dTransformed.Clear();
            Winograd.KernelGradient<TShape>(x, dy, dTransformed, [], Scratch, samples);
            Winograd.SumKernelGradient<TShape>(dTransformed, dKernel);
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            Span<float> transformed = Marked(Winograd.TransposedLength<TShape>());
            Winograd.TransformTransposedKernel<TShape>(kernel, transformed);
            Winograd.InputGradient<TShape, TActivation>(dy, transformed, x, dx, Scratch, samples);
        }

        /// <summary>Memory of any content: what is read before it is written shows.</summary>
        protected static Span<float> Scratch => Marked(Winograd.ScratchLength<TShape>());

        protected static Span<float> Marked(int length)
        {
            Span<float> values = TestFloats.Take(length);
            values.Fill(float.NaN);
            return values;
        }
    }

    /// <summary>Both gradients in one pass, each asked for by itself.</summary>
    /// <param name="tilesHalo">The zeros around x that it reads.</param>
    private sealed class OnePass<TShape>(Halo tilesHalo) : Tiled<TShape>
        where TShape : struct, IWinogradShape
    {
        public override string Name => "Winograd, both gradients in one pass";

        public override void KernelGradient(FeatureMap x, FeatureMap dy, Span<float> dKernel, int samples)
        {
            Span<float> dTransposed = TestFloats.Take(Winograd.TransposedLength<TShape>());
            dTransposed.Clear();
            float[] kernel = new float[dTransposed.Length];
            TestMap dx = new(samples + 1, x.Height, x.Width, x.Channels);
            Winograd.Gradients<TShape, Linear>(Input(x, samples).View, dy, kernel, dx.View, dTransposed, [], Scratch, samples);
            Winograd.SumTransposedKernelGradient<TShape>(dTransposed, dKernel);
        }

        public override void InputGradient<TActivation>(
            FeatureMap dy, ReadOnlySpan<float> kernel, FeatureMap x, FeatureMap dx, int samples)
        {
            // A linear activation takes no x: whatever it is, dx may not depend on it.
            TestMap input = typeof(TActivation) == typeof(Linear)
                ? new(samples + 1, dx.Height, dx.Width, dx.Channels, tilesHalo)
                : Input(x, samples);
            Span<float> transformed = Marked(Winograd.TransposedLength<TShape>());
            Winograd.TransformTransposedKernel<TShape>(kernel, transformed);
            Winograd.Gradients<TShape, TActivation>(
                input.View, dy, transformed, dx, new float[transformed.Length], [], Scratch, samples);
        }

        /// <summary>x with as many zeros around it as tiles over it read, and no more.</summary>
        private TestMap Input(FeatureMap x, int samples)
        {
            TestMap input = new(samples + 1, x.Height, x.Width, x.Channels, new(1, 1, tilesHalo.Bottom + 1, tilesHalo.Right + 1));
            float[] values = new float[input.Size];
            for (int sample = 0; sample < samples; sample++)
            {
                input.View.ClearBorder(sample, tilesHalo);
                x.CopySampleTo(sample, values);
                input.View.CopySampleFrom(values, sample);
            }

            return input;
        }
    }
}
