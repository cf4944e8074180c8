using ModelGen.Kernels;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class LossTests
{
    private const int Samples = 6;

    [Theory]
    [MemberData(nameof(LossKernels.All), MemberType = typeof(LossKernels))]
    public void Loss_and_outputs_agree_with_the_reference(Loss loss)
    {
        foreach ((int size, bool weighted) in from size in Sizes(loss) from weighted in new[] { false, true } select (size, weighted))
        {
            Random random = new(size);
            float[] x = LossKernels.Inputs(loss, random, Samples, size), targets = LossKernels.Targets(loss, random, Samples, size);
            float[] weights = weighted ? [0, 0.5f, 1, 2, 3, 0.25f] : [], outputs = new float[x.Length];
            double sum = LossKernels.Forward(loss, x, targets, weights, outputs, Samples, size);
            double expected = 0;
            for (int sample = 0; sample < Samples; sample++)
            {
                (double[] xs, double[] ts) = Sample(x, targets, sample, size);
                expected += (weighted ? weights[sample] : 1) * Reference.Losses.Sample(loss, xs, ts, LossKernels.Delta);
                for (int i = 0; i < size; i++)
                {
                    // Of probabilities the roundings of x - max, at most 6 * 2^-24, and of the exponential; predictions are copied.
                    double output = Reference.Losses.Output(loss, xs, i);
                    Assert.Equal(output, outputs[(sample * size) + i], 1e-6 * Math.Abs(output));
                }
            }

            // Every term is rounded a few times, and so are sums of 16 of them.
            Assert.Equal(expected, sum, 2e-6 * Math.Max(1, Math.Abs(expected)));
        }
    }

    [Theory]
    [MemberData(nameof(LossKernels.All), MemberType = typeof(LossKernels))]
    public void The_gradient_is_the_slope_of_the_reference(Loss loss)
    {
        const double Step = 1e-5;
        const float Scale = 0.125f;
        foreach ((int size, bool weighted) in from size in Sizes(loss) from weighted in new[] { false, true } select (size, weighted))
        {
            Random random = new(100 + size);
            float[] x = LossKernels.Inputs(loss, random, Samples, size), targets = LossKernels.Targets(loss, random, Samples, size);
            float[] weights = weighted ? [0, 0.5f, 1, 2, 3, 0.25f] : [], outputs = new float[x.Length], gradient = new float[x.Length];
            LossKernels.Forward(loss, x, targets, weights, outputs, Samples, size);
            LossKernels.Backward(loss, outputs, targets, weights, Scale, gradient, Samples, size);
            for (int sample = 0; sample < Samples; sample++)
            {
                (double[] xs, double[] ts) = Sample(x, targets, sample, size);
                for (int i = 0; i < size; i++)
                {
                    double there = xs[i];
                    xs[i] = there + Step;
                    double above = Reference.Losses.Sample(loss, xs, ts, LossKernels.Delta);
                    xs[i] = there - Step;
                    double below = Reference.Losses.Sample(loss, xs, ts, LossKernels.Delta);
                    xs[i] = there;
                    double slope = (above - below) / (2 * Step) * Scale * (weighted ? weights[sample] : 1);

                    // Central differences are good to some 1e-9 here, the kernel to a few roundings of numbers of at most 10.
                    Assert.Equal(slope, gradient[(sample * size) + i], 1e-6);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(LossKernels.All), MemberType = typeof(LossKernels))]
    public void The_gradient_may_overwrite_the_outputs(Loss loss)
    {
        Random random = new(3);
        float[] x = LossKernels.Inputs(loss, random, Samples, 19), targets = LossKernels.Targets(loss, random, Samples, 19);
        float[] outputs = new float[x.Length], gradient = new float[x.Length];
        LossKernels.Forward(loss, x, targets, [], outputs, Samples, 19);
        LossKernels.Backward(loss, outputs, targets, [], 1, gradient, Samples, 19);
        LossKernels.Backward(loss, outputs, targets, [], 1, outputs, Samples, 19);
        Assert.Equal(gradient, outputs);
    }

    [Theory]
    [MemberData(nameof(LossKernels.OnLogits), MemberType = typeof(LossKernels))]
    public void No_finite_logit_gives_NaN(Loss loss)
    {
        const int Size = 5;
        float[] x = [float.MaxValue, -float.MaxValue, 1e30f, 0, 200, -float.MaxValue, -float.MaxValue, -float.MaxValue, -float.MaxValue, -float.MaxValue];
        float[][] targets = loss == Loss.SparseCategoricalCrossentropy
            ? [[0, 1], [1, 0], [3, 4]]
            : [[1, 0, 0, 0, 0, 1, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0, 0, 0, 0, 1], [0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0, 0, 0, 0, 0]];
        foreach (float[] target in targets)
        {
            float[] outputs = new float[x.Length], gradient = new float[x.Length];
            Assert.False(double.IsNaN(LossKernels.Forward(loss, x, target, [], outputs, 2, Size)));
            LossKernels.Backward(loss, outputs, target, [], 1, gradient, 2, Size);
            Assert.All(outputs, value => Assert.InRange(value, 0, 1));
            Assert.All(gradient, value => Assert.InRange(value, -1, 1));
        }
    }

    /// <summary>By hand from the definitions.</summary>
    [Fact]
    public void Known_losses_come_out()
    {
        float[] outputs = new float[4];
        Assert.Equal(0.5, global::ModelGen.Kernels.MeanSquaredError.Forward([0, 1, 0, 0], [1, 1, 0, 1], [], outputs, 1, 4), 1e-7);
        Assert.Equal(0.5, global::ModelGen.Kernels.MeanAbsoluteError.Forward([0, 1, 0, 0], [1, 1, 0, 1], [], outputs, 1, 4), 1e-7);
        Assert.Equal(Math.Log(2) * Math.Log(2) / 2, MeanSquaredLogarithmicError.Forward([0, 1], [1, 1], [], outputs.AsSpan(0, 2), 1, 2), 1e-6);
        Assert.Equal((0.125 + 2.5) / 2, Huber.Forward([0.5f, 4], [0, 1], [], outputs.AsSpan(0, 2), 1, 2, delta: 1), 1e-7);
        Assert.Equal(Math.Log(2), SigmoidCrossentropy.Forward([0, 0], [1, 0], [], outputs.AsSpan(0, 2), 1, 2), 1e-7);
        Assert.Equal(Math.Log(4), SoftmaxCrossentropy.Forward([7, 7, 7, 7], [0, 0, 1, 0], [], outputs, 1, 4), 1e-7);
        Assert.Equal(Math.Log(4), SparseSoftmaxCrossentropy.Forward([7, 7, 7, 7], [2], [], outputs, 1, 4), 1e-7);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], outputs);
    }

    [Fact]
    public void At_the_kinks_the_gradient_is_the_documented_one()
    {
        float[] gradient = new float[3];
        global::ModelGen.Kernels.MeanAbsoluteError.Backward([1, 2, 3], [1, 3, 1], [], 3, gradient, 1, 3);
        Assert.Equal([0, -1, 1], gradient);
        MeanSquaredLogarithmicError.Backward([-1, 0, 1e-8f], [1, 1, 1], [], 1, gradient, 1, 3);
        Assert.Equal([0, 0, 0], gradient);
        Huber.Backward([5, -5, 0.5f], [0, 0, 0], [], 3, gradient, 1, 3, delta: 2);
        Assert.Equal([2, -2, 0.5f], gradient);
    }

    [Theory]
    [MemberData(nameof(LossKernels.All), MemberType = typeof(LossKernels))]
    public void Spans_of_another_length_are_refused(Loss loss)
    {
        float[] targets = LossKernels.Targets(loss, new Random(1), 2, 3), six = new float[6], five = new float[5];
        Assert.Throws<ArgumentException>(() => LossKernels.Forward(loss, five, targets, [], six, 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Forward(loss, six, five, [], new float[6], 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Forward(loss, six, targets, [1], new float[6], 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Forward(loss, six, targets, [], five, 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Backward(loss, five, targets, [], 1, six, 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Backward(loss, six, targets, [], 1, five, 2, 3));
        Assert.Throws<ArgumentException>(() => LossKernels.Backward(loss, six, targets, [1], 1, six, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossKernels.Forward(loss, [], [], [], [], 2, 0));
        Assert.Equal(0, LossKernels.Forward(loss, [], [], [], [], 0, 3));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    [InlineData(0.5f)]
    [InlineData(float.NaN)]
    [InlineData(1e30f)]
    public void A_target_that_is_no_class_is_refused(float target)
    {
        float[] six = new float[6];
        ArgumentException error = Assert.Throws<ArgumentException>(() => SparseSoftmaxCrossentropy.Forward(six, [0, target], [], new float[6], 2, 3));
        Assert.StartsWith("The target of sample 1 is ", error.Message);
        Assert.EndsWith("; expected a whole number from 0 to 2, for 3 classes.", error.Message);
        Assert.Throws<ArgumentException>(() => SparseSoftmaxCrossentropy.Backward(six, [0, target], [], 1, new float[6], 2, 3));
    }

    [Fact]
    public void Logits_are_not_overwritten_while_they_are_read()
    {
        float[] six = new float[6];
        ArgumentException error = Assert.Throws<ArgumentException>(() => SoftmaxCrossentropy.Forward(six, new float[6], [], six, 2, 3));
        Assert.Contains("'outputs' is written while 'logits' is still read", error.Message);
        Assert.Throws<ArgumentException>(() => SparseSoftmaxCrossentropy.Forward(six, [0, 1], [], six, 2, 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(float.NaN)]
    public void A_Huber_delta_is_greater_than_0(float delta)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Huber.Forward([1], [1], [], new float[1], 1, 1, delta));
        Assert.Throws<ArgumentOutOfRangeException>(() => Huber.Backward([1], [1], [], 1, new float[1], 1, 1, delta));
    }

    private static int[] Sizes(Loss loss) =>
        loss is Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy ? [2, 3, 4, 10, 16, 100] : [1, 2, 5, 8, 19, 300];

    private static (double[] X, double[] Targets) Sample(float[] x, float[] targets, int sample, int size)
    {
        int targetSize = targets.Length / Samples;
        return ([.. x.Skip(sample * size).Take(size).Select(value => (double)value)],
            [.. targets.Skip(sample * targetSize).Take(targetSize).Select(value => (double)value)]);
    }
}
