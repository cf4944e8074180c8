using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>Kernels without a shape type: they give between guards the bits that they give on the heap, where their own tests compare them.</summary>
internal static class ElementwiseRun
{
    private delegate double Pass(Operands operands, ConvSizes sizes, out Span<float> result);

    private static readonly Pass[] Passes =
    [
        (operands, sizes, out result) => Forward<Tanh>(operands, sizes, out result),
        (operands, sizes, out result) => Forward<GELU>(operands, sizes, out result),
        (operands, sizes, out result) => Backward<SiLU>(operands, sizes, out result),
        (operands, sizes, out result) => Written(operands, sizes, out result, (x, y) => Softmax.Forward(x, y, sizes.Samples)),
        (operands, sizes, out result) => Written(operands, sizes, out result, (x, y) => Softmax.Backward(x, x, y, sizes.Samples)),
        (operands, sizes, out result) => Written(operands, sizes, out result, (x, y) => Rescaling.Forward(x, y, 0.5f, -1, sizes.Samples)),
        (operands, sizes, out result) => Written(operands, sizes, out result, (x, y) => Dropout.Apply(x, y, 0.25f, new(1, 2, 3), 5, sizes.Samples)),
        (operands, sizes, out result) => Written(operands, sizes, out result, (x, y) => Layout.Copy(x, y, sizes.Samples)),
        (operands, sizes, out result) =>
        {
            FeatureMap y = Map(operands, sizes), dy = Map(operands, sizes);
            ActivityRegularizer.Backward(y, dy, 0.5f, 0.25f, 1, sizes.Samples);
            result = dy.Data;
            return ActivityRegularizer.Penalty(y, 0.5f, 0.25f, sizes.Samples);
        },
        (operands, sizes, out result) =>
        {
            FeatureMap dy = Map(operands, sizes);
            result = operands.Read(sizes.Channels);
            Bias.Gradient(dy, result, sizes.Samples);
            return 0;
        },
        (operands, sizes, out result) => Pooled(operands, sizes, out result, (x, y, dx) =>
        {
            GlobalAvgPool2D.Forward(x, y, sizes.Samples);
            GlobalAvgPool2D.Backward(y, dx, sizes.Samples);
        }),
        (operands, sizes, out result) => Pooled(operands, sizes, out result, (x, y, dx) =>
        {
            GlobalMaxPool2D.Forward(x, y, sizes.Samples);
            GlobalMaxPool2D.Backward(x, y, y, dx, sizes.Samples);
        }),
        (operands, sizes, out result) => Lost(operands, sizes, out result, global::ModelGen.Kernels.MeanSquaredError.Forward, global::ModelGen.Kernels.MeanSquaredError.Backward),
        (operands, sizes, out result) => Lost(operands, sizes, out result, global::ModelGen.Kernels.MeanAbsoluteError.Forward, global::ModelGen.Kernels.MeanAbsoluteError.Backward),
        (operands, sizes, out result) => Lost(operands, sizes, out result, SigmoidCrossentropy.Forward, SigmoidCrossentropy.Backward),
        (operands, sizes, out result) => Lost(operands, sizes, out result, SoftmaxCrossentropy.Forward, SoftmaxCrossentropy.Backward),
    ];

    public static void Run(GuardedMemory memory, ConvSizes sizes, Random random)
    {
        Pass pass = Passes[random.Next(Passes.Length)];
        int seed = random.Next();
        double expected = pass(new(length => new float[length], seed), sizes, out Span<float> result);
        int[] bits = [.. result.ToArray().Select(BitConverter.SingleToInt32Bits)];
        foreach (bool atEnd in new[] { true, false })
        {
            memory.Begin(atEnd);
            Assert.Equal(expected, pass(new(memory.Take, seed), sizes, out Span<float> actual));
            Assert.Equal(bits, actual.ToArray().Select(BitConverter.SingleToInt32Bits));
            memory.AssertNothingBesideWasWritten();
        }
    }

    private delegate void ToMap(FeatureMap x, FeatureMap y);

    private delegate void ToMaps(FeatureMap x, FeatureMap y, FeatureMap dx);

    private delegate double Loss(
        ReadOnlySpan<float> x, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, Span<float> outputs, int samples, int size);

    private delegate void LossGradient(
        ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, ReadOnlySpan<float> sampleWeights, float scale, Span<float> gradient, int samples, int size);

    private static double Forward<TActivation>(Operands operands, ConvSizes sizes, out Span<float> result)
        where TActivation : struct, IActivation =>
        Written(operands, sizes, out result, (x, y) => Activations.Forward<TActivation>(x, y, sizes.Samples));

    private static double Backward<TActivation>(Operands operands, ConvSizes sizes, out Span<float> result)
        where TActivation : struct, IActivation =>
        Written(operands, sizes, out result, (x, y) => Activations.Backward<TActivation>(x, x, x, y, sizes.Samples));

    private static double Written(Operands operands, ConvSizes sizes, out Span<float> result, ToMap pass)
    {
        FeatureMap x = Map(operands, sizes), y = new(operands.Write(x.Data.Length), x.Height, x.Width, x.Channels);
        pass(x, y);
        result = y.Data;
        return 0;
    }

    private static double Pooled(Operands operands, ConvSizes sizes, out Span<float> result, ToMaps pass)
    {
        FeatureMap x = Map(operands, sizes), y = new(operands.Write(sizes.Samples * sizes.Channels), 1, 1, sizes.Channels);
        FeatureMap dx = new(operands.Write(x.Data.Length), x.Height, x.Width, x.Channels);
        pass(x, y, dx);
        result = dx.Data;
        return 0;
    }

    private static double Lost(Operands operands, ConvSizes sizes, out Span<float> result, Loss loss, LossGradient gradient)
    {
        int size = (int)sizes.InputSize, length = sizes.Samples * size;
        Span<float> x = operands.Read(length), targets = operands.Read(length), weights = operands.Read(sizes.Samples), outputs = operands.Write(length);
        double value = loss(x, targets, weights, outputs, sizes.Samples, size);
        result = operands.Write(length);
        gradient(outputs, targets, weights, 0.5f, result, sizes.Samples, size);
        return value;
    }

    private static FeatureMap Map(Operands operands, ConvSizes sizes) =>
        new(operands.Read((int)(sizes.Samples * sizes.InputSize)), sizes.Rows.Input, sizes.Columns.Input, sizes.Channels);
}
