using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

/// <summary>
/// Winograd's convolution against the float64 reference. It rounds in its transforms, too, so neither the bits nor the bound
/// of a sum of products hold: what is promised is 2e-5 relative, here of the largest result.
/// </summary>
public class WinogradTests
{
    private const double Tolerance = 2e-5;

    private static readonly Dictionary<string, LinearLayerCase> Cases = new()
    {
        ["whole tiles, 16 to 16"] = WinogradLayers.Case<N8, N8, N16, N16, Same, N4>(),
        ["whole tiles, 32 to 64, a block over several samples"] = WinogradLayers.Case<N4, N8, N32, N64, Same, N16>(),
        ["tiles that reach beyond"] = WinogradLayers.Case<N7, N9, N16, N32, Same, N8>(),
        ["valid, tiles that reach beyond"] = WinogradLayers.Case<N11, N6, N32, N16, Valid, N5>(),
        ["one tile"] = WinogradLayers.Case<N3, N3, N8, N8, Same, N1>(),
        ["one output"] = WinogradLayers.Case<N3, N3, N16, N16, Valid, N8>(),
        ["channels between vectors"] = WinogradLayers.Case<N6, N5, N17, N33, Same, N7>(),
        ["few channels"] = WinogradLayers.Case<N5, N5, N3, N5, Same, N4>(),
        ["a channel"] = WinogradLayers.Case<N5, N6, N1, N1, Valid, N4>(),
        ["many channels"] = WinogradLayers.Case<N8, N8, N128, N128, Same, N32>(),
    };

    public static TheoryData<string> Rows => [.. Cases.Keys];

    [Theory, MemberData(nameof(Rows))]
    public void All_passes_are_within_the_tolerance_of_the_reference(string row)
    {
        foreach (LinearLayerData biased in Data(row))
        {
            foreach (LinearLayerData data in new[] { biased, biased with { Bias = [] } })
            {
                LinearLayer reference = data.Layer.Reference, layer = data.Layer.EntryPoints;
                float[] sums = data.Forward<Linear>(reference);
                AssertClose(sums, data.Forward<Linear>(layer));

                // No activation widens an error.
                AssertClose(data.Forward<ReLU>(reference), data.Forward<ReLU>(layer), sums);
                AssertClose(data.Forward<Tanh>(reference), data.Forward<Tanh>(layer), sums);
            }

            float[] dKernel = biased.KernelGradient(biased.Layer.Reference), dx = biased.InputGradient(biased.Layer.Reference);
            Assert.All(biased.Layer.OverOutputs, layer => AssertClose(dKernel, biased.KernelGradient(layer)));
            Assert.All(biased.Layer.OverInputs, layer => AssertClose(dx, biased.InputGradient(layer)));
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_sample_s_result_does_not_depend_on_the_samples_beside_it(string row)
    {
        LinearLayerData all = Data(row).Last();
        LinearLayer layer = all.Layer.EntryPoints;
        Assert.Equal(
            Enumerable.Range(0, all.Samples).SelectMany(sample => all.Only(sample).Forward<ReLU>(layer)), all.Forward<ReLU>(layer));
        float[] dx = [.. Enumerable.Range(0, all.Samples).SelectMany(sample => all.Only(sample).InputGradient(layer))];
        Assert.All(all.Layer.OverInputs, layer => Assert.Equal(dx, all.InputGradient(layer)));
    }

    [Theory, MemberData(nameof(Rows))]
    public void No_samples_are_no_work(string row)
    {
        LinearLayerData data = LinearLayerData.Of(Cases[row], 0, () => 1);
        Assert.Empty(data.Forward<Linear>(data.Layer.EntryPoints));
        Assert.All(data.Layer.OverInputs, layer => Assert.Empty(data.InputGradient(layer)));
        Assert.All(data.Layer.OverOutputs, layer => Assert.Equal(data.OldKernelGradient, data.KernelGradient(layer)));
    }

    [Fact]
    public void Large_blocks_and_small_ones_give_the_same_bits()
    {
        LinearLayerData data = LinearLayerData.Of(WinogradLayers.Case<N7, N9, N16, N32, Same, N1>(), 3, Numbers(4));
        LinearLayer one = data.Layer.EntryPoints, all = WinogradLayers.Case<N7, N9, N16, N32, Same, N64>().EntryPoints;
        Assert.Equal(data.Forward<ReLU>(one), data.Forward<ReLU>(all));
        Assert.Equal(data.InputGradient(one), data.InputGradient(all));
    }

    [Fact]
    public void The_bias_gradient_is_the_sum_over_the_pixels()
    {
        BiasGradient<WinogradConv<N7, N9, N16, N33, Same, N5>>(WinogradConv<N7, N9, N16, N33, Same, N5>.GradientHalo);
        BiasGradient<WinogradConv<N8, N6, N3, N5, Valid, N64>>(WinogradConv<N8, N6, N3, N5, Valid, N64>.GradientHalo);
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_input_gradient_is_multiplied_by_the_derivative_of_the_layer_before(string row)
    {
        LinearLayerData data = Data(row).Last();
        float[] plain = data.InputGradient(data.Layer.EntryPoints);
        Derivative<ReLU>(data, plain, output => output > 0 ? 1 : 0);
        Derivative<LeakyReLU>(data, plain, output => output > 0 ? 1 : LeakyReLUSlope);
        Derivative<Tanh>(data, plain, output => 1 - (output * output));
    }

    [Fact]
    public void Operands_that_do_not_fit_are_refused()
    {
        Refused("x", Halo.None, WinogradConv<N8, N8, N16, N16, Same, N4>.GradientHalo, 0);
        Refused("scratch", WinogradConv<N8, N8, N16, N16, Same, N4>.InputHalo, WinogradConv<N8, N8, N16, N16, Same, N4>.GradientHalo, 1);
        TestMap x = new TestMap(1, 7, 7, 16, WinogradConv<N7, N7, N16, N16, Same, N4>.InputHalo).Fill(1);
        TestMap dy = new TestMap(1, 7, 7, 16).Fill(1);
        float[] transformed = new float[Winograd.TransformedLength<WinogradConv<N7, N7, N16, N16, Same, N4>>()];
        float[] scratch = new float[Winograd.ScratchLength<WinogradConv<N7, N7, N16, N16, Same, N4>>()];
        Assert.Contains("'dy' has a border of", Assert.Throws<ArgumentException>(() =>
            Winograd.KernelGradient<WinogradConv<N7, N7, N16, N16, Same, N4>>(x.View, dy.View, transformed, [], scratch, 1)).Message);
        Assert.Throws<ArgumentException>(() =>
            Winograd.TransformKernel<WinogradConv<N7, N7, N16, N16, Same, N4>>(new float[9 * 16 * 16], new float[transformed.Length - 1]));
        Assert.Throws<ArgumentException>(() =>
            Winograd.TransformKernel<WinogradConv<N7, N7, N16, N16, Same, N4>>(new float[(9 * 16 * 16) + 1], transformed));
    }

    [Fact]
    public void One_pass_refuses_maps_without_the_zeros_it_reads_and_gradients_on_its_operands()
    {
        Halo zeros = WinogradConv<N7, N7, N16, N16, Same, N4>.InputTilesHalo, around = WinogradConv<N7, N7, N16, N16, Same, N4>.GradientHalo;
        TestMap x = new TestMap(1, 7, 7, 16, zeros).Fill(1), dy = new TestMap(1, 7, 7, 16, around).Fill(1), dx = new(1, 7, 7, 16);
        float[] dTransposed = new float[Winograd.TransposedLength<WinogradConv<N7, N7, N16, N16, Same, N4>>()];
        Assert.StartsWith("'x' has a border of", Refusal(x.With(Halo.None), dy, dx, dTransposed));
        Assert.StartsWith("'dy' has a border of", Refusal(x, dy.With(zeros), dx, dTransposed));
        Assert.StartsWith("'dx' is written while 'x' is still read", Refusal(x, dy, x, dTransposed));
        Assert.StartsWith("'dx' is written while 'dy' is still read", Refusal(x, dy, dy, dTransposed));
        Assert.StartsWith("'dTransposed' has", Refusal(x, dy, dx, new float[dTransposed.Length - 1]));
        Assert.Throws<ArgumentException>(() =>
            Winograd.SumTransposedKernelGradient<WinogradConv<N7, N7, N16, N16, Same, N4>>(dTransposed, new float[(9 * 16 * 16) + 1]));

        static string Refusal(TestMap x, TestMap dy, TestMap dx, float[] dTransposed) => Assert.Throws<ArgumentException>(() =>
            Winograd.Gradients<WinogradConv<N7, N7, N16, N16, Same, N4>, ReLU>(
                x.View, dy.View, new float[Winograd.TransposedLength<WinogradConv<N7, N7, N16, N16, Same, N4>>()], dx.View, dTransposed, [],
                new float[Winograd.ScratchLength<WinogradConv<N7, N7, N16, N16, Same, N4>>()], 1)).Message;
    }

    private const float LeakyReLUSlope = 0.2f;

    private static void Refused(string operand, Halo xHalo, Halo dyHalo, int shortage)
    {
        TestMap x = new TestMap(1, 8, 8, 16, xHalo).Fill(1), y = new(1, 8, 8, 16), dy = new TestMap(1, 8, 8, 16, dyHalo).Fill(1);
        float[] transformed = new float[Winograd.TransformedLength<WinogradConv<N8, N8, N16, N16, Same, N4>>()];
        float[] scratch = new float[Winograd.ScratchLength<WinogradConv<N8, N8, N16, N16, Same, N4>>() - shortage];
        Assert.Contains($"'{operand}'", Assert.Throws<ArgumentException>(() =>
            Winograd.Forward<WinogradConv<N8, N8, N16, N16, Same, N4>, ReLU>(x.View, transformed, [], y.View, scratch, 1)).Message);
        Assert.Contains($"'{operand}'", Assert.Throws<ArgumentException>(() =>
            Winograd.KernelGradient<WinogradConv<N8, N8, N16, N16, Same, N4>>(x.View, dy.View, transformed, [], scratch, 1)).Message);
    }

    private static void Derivative<TActivation>(LinearLayerData data, float[] plain, Func<float, float> derivative)
        where TActivation : struct, IActivation
    {
        float[] expected = [.. plain.Zip(data.X, (gradient, output) => gradient * derivative(output))];
        Assert.All(data.Layer.OverInputs, layer => AssertClose(expected, data.InputGradient<TActivation>(layer)));
    }

    /// <param name="zeros">What is read around dy.</param>
    private static void BiasGradient<TShape>(Halo zeros)
        where TShape : struct, IWinogradShape
    {
        Random random = new(6);
        TestMap x = new TestMap(2, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, new(1, 1, 6, 6));
        TestMap dy = new TestMap(2, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, zeros).FillIntegers(random);
        for (int sample = 0; sample < 2; sample++)
        {
            x.View.ClearBorder(sample, new(1, 1, 6, 6));
            float[] values = new float[dy.Size];
            dy.View.CopySampleTo(sample, values);
            dy.View.ClearBorder(sample, zeros);
            dy.View.CopySampleFrom(values, sample);
        }

        float[] expected = [.. Enumerable.Range(0, TShape.OutputChannels).Select(_ => (float)random.Next(9))];
        float[] actual = [.. expected], inOnePass = [.. expected], scratch = new float[Winograd.ScratchLength<TShape>()];
        Reference.Bias.Gradient(dy.View, expected, 2);
        Winograd.KernelGradient<TShape>(x.View, dy.View, new float[Winograd.TransformedLength<TShape>()], actual, scratch, 2);
        float[] kernel = new float[Winograd.TransposedLength<TShape>()];
        Winograd.Gradients<TShape, Linear>(
            x.View, dy.View, kernel, new TestMap(2, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels).View,
            new float[kernel.Length], inOnePass, scratch, 2);

        // Whole numbers: sums of them have no rounding.
        Assert.Equal(expected, actual);
        Assert.Equal(expected, inOnePass);
    }

    private static IEnumerable<LinearLayerData> Data(string row)
    {
        LinearLayerCase layer = Cases[row];
        foreach (int samples in layer.Samples)
        {
            LinearLayerData data = LinearLayerData.Of(layer, samples, Numbers(samples));
            yield return data;
            yield return data with { More = Halos.Odd };
        }
    }

    private static Func<float> Numbers(int seed)
    {
        Random random = new(seed);
        return () => (random.NextSingle() * 2) - 1;
    }

    /// <param name="sums">What the tolerance is relative to; by default what is expected.</param>
    private static void AssertClose(float[] expected, float[] actual, float[]? sums = null)
    {
        double bound = Tolerance * (sums ?? expected).Max(Math.Abs);
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            // NaN fails, too.
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound, $"Value {i} is {actual[i]} instead of {expected[i]}, {bound} allowed.");
        }
    }
}
