using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>What holds for every layer that is linear in its input and its kernel, for every shape and on every vector width.</summary>
public class LinearLayerTests
{
    /// <summary>Small enough that every sum is a whole number below 2^24: exact in any order.</summary>
    private const int Magnitude = 8;

    public static TheoryData<string> Rows => [.. TestRun.Rows([.. LinearLayerCases.All.Keys], step: 3)];

    public static TheoryData<string> OneOfAKind => [.. LinearLayerCases.OneOfAKind];

    [Theory, MemberData(nameof(Rows))]
    public void The_forward_pass_gives_the_bits_of_the_reference_on_whole_numbers(string row)
    {
        foreach (LinearLayerData biased in WholeNumbers(row))
        {
            foreach (LinearLayerData data in new[] { biased, biased with { Bias = [] } })
            {
                float[] expected = data.Forward<Linear>(data.Layer.Reference);
                float[] rectified = [.. expected.Select(value => Math.Max(value, 0))];
                foreach (LinearLayer layer in data.Layer.OverOutputs)
                {
                    AssertSameBits(expected, data.Forward<Linear>(layer), layer, data);
                    AssertSameBits(rectified, data.Forward<ReLU>(layer), layer, data);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_forward_pass_applies_long_and_short_activations_alike(string row)
    {
        foreach (LinearLayerData data in WholeNumbers(row))
        {
            LinearLayer layer = data.Layer.EntryPoints;
            AssertSameBits(data.Forward<LeakyReLU>(data.Layer.Reference), data.Forward<LeakyReLU>(layer), layer, data);
            AssertSameBits(data.Forward<Tanh>(data.Layer.Reference), data.Forward<Tanh>(layer), layer, data);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_kernel_gradient_adds_the_bits_of_the_reference_on_whole_numbers(string row)
    {
        foreach (LinearLayerData data in WholeNumbers(row))
        {
            float[] expected = data.KernelGradient(data.Layer.Reference);
            foreach (LinearLayer layer in data.Layer.OverOutputs)
            {
                AssertSameBits(expected, data.KernelGradient(layer), layer, data);
            }
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_input_gradient_gives_the_bits_of_the_reference_on_whole_numbers(string row)
    {
        foreach (LinearLayerData data in WholeNumbers(row))
        {
            float[] expected = data.InputGradient(data.Layer.Reference);
            foreach (LinearLayer layer in data.Layer.OverInputs)
            {
                AssertSameBits(expected, data.InputGradient(layer), layer, data);
            }
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_input_gradient_takes_the_derivative_of_the_layer_before_with_it(string row)
    {
        foreach (LinearLayerData data in WholeNumbers(row))
        {
            float[] gradient = data.InputGradient(data.Layer.Reference);
            float[] rectified = [.. gradient.Zip(data.X, (dx, x) => dx * (x > 0 ? 1f : 0f))];
            float[] leaky = [.. gradient.Zip(data.X, (dx, x) => dx * (x > 0 ? 1f : 0.2f))];
            float[] tanh = [.. gradient.Zip(data.X, (dx, x) => dx * (1 - (x * x)))];
            foreach (LinearLayer layer in data.Layer.OverInputs)
            {
                AssertSameBits(rectified, data.InputGradient<ReLU>(layer), layer, data);
                AssertSameBits(leaky, data.InputGradient<LeakyReLU>(layer), layer, data);
            }

            // Whole numbers are no outputs of tanh, but what 1 - y^2 is of them is exact.
            AssertSameBits(tanh, data.InputGradient<Tanh>(data.Layer.EntryPoints), data.Layer.EntryPoints, data);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void All_passes_stay_within_the_error_of_a_sum_of_products_and_every_width_gives_the_same_bits(string row)
    {
        LinearLayerCase layer = LinearLayerCases.All[row];
        Random random = new(2);
        LinearLayerData data = LinearLayerData.Of(layer, layer.Samples.Max(), () => (random.NextSingle() * 2) - 1);
        AssertClose(data, layer.OverOutputs, (data, layer) => data.Forward<Linear>(layer));
        AssertClose(data, layer.OverOutputs, (data, layer) => data.KernelGradient(layer));
        AssertClose(data, layer.OverInputs, (data, layer) => data.InputGradient(layer));
    }

    [Theory, MemberData(nameof(Rows))]
    public void The_gradients_are_adjoint_to_the_forward_pass(string row)
    {
        foreach (LinearLayerData data in WholeNumbers(row))
        {
            LinearLayer layer = data.Layer.EntryPoints;
            float[] dKernel = [.. data.KernelGradient(layer).Zip(data.OldKernelGradient, (sum, old) => sum - old)];
            double expected = TestMap.Dot((data with { Bias = [] }).Forward<Linear>(layer), data.DY);
            Assert.Equal(0, expected - TestMap.Dot(data.X, data.InputGradient(layer)));
            Assert.Equal(0, expected - TestMap.Dot(data.Kernel, dKernel));
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_sample_s_result_does_not_depend_on_the_samples_beside_it(string row)
    {
        LinearLayerCase layer = LinearLayerCases.All[row];
        Random random = new(3);
        LinearLayerData all = LinearLayerData.Of(layer, layer.Samples.Max(), () => (random.NextSingle() * 2) - 1);
        float[][] alone = [.. Enumerable.Range(0, all.Samples).Select(sample => all.Only(sample).Forward<Linear>(layer.EntryPoints))];
        float[][] aloneBack = [.. Enumerable.Range(0, all.Samples).Select(sample => all.Only(sample).InputGradient(layer.EntryPoints))];
        AssertSameBits([.. alone.SelectMany(y => y)], all.Forward<Linear>(layer.EntryPoints), layer.EntryPoints, all);
        AssertSameBits([.. aloneBack.SelectMany(dx => dx)], all.InputGradient(layer.EntryPoints), layer.EntryPoints, all);
    }

    [Theory, MemberData(nameof(OneOfAKind))]
    public void No_samples_are_no_work(string row)
    {
        LinearLayerData data = LinearLayerData.Of(LinearLayerCases.All[row], 0, () => 1);
        Assert.Empty(data.Forward<Linear>(data.Layer.EntryPoints));
        Assert.Empty(data.InputGradient(data.Layer.EntryPoints));
        Assert.Equal(data.OldKernelGradient, data.KernelGradient(data.Layer.EntryPoints));
    }

    /// <summary>For each number of samples of the row, with halos just as wide as needed and wider.</summary>
    private static IEnumerable<LinearLayerData> WholeNumbers(string row)
    {
        LinearLayerCase layer = LinearLayerCases.All[row];
        Random random = new(1);
        foreach (int samples in layer.Samples)
        {
            LinearLayerData data = LinearLayerData.Of(layer, samples, () => random.Next(-Magnitude, Magnitude + 1));
            yield return data;
            yield return data with { More = Halos.Odd };
        }
    }

    /// <summary>
    /// A sum of K products, each addition rounded once, is wrong by at most K 2^-24 times the sum of magnitudes; 8 more are
    /// room for the reference's own rounding and for what the first-order bound leaves out.
    /// </summary>
    private static void AssertClose(
        LinearLayerData data, IReadOnlyList<LinearLayer> layers, Func<LinearLayerData, LinearLayer, float[]> pass)
    {
        float[] expected = pass(data, data.Layer.Reference);
        float[] products = pass(data.Select(_ => 1), data.Layer.Reference);
        float[] magnitudes = pass(data.Select(Math.Abs), data.Layer.Reference);
        float[] first = pass(data, layers[0]);
        for (int i = 0; i < expected.Length; i++)
        {
            double bound = (products[i] + 8) * Math.Pow(2, -24) * magnitudes[i];
            double error = Math.Abs((double)first[i] - expected[i]);
            Assert.True(error <= bound, $"Value {i} is {first[i]:R} instead of {expected[i]:R}, off by {error} where {bound} is allowed.");
        }

        foreach (LinearLayer layer in layers)
        {
            AssertSameBits(first, pass(data, layer), layer, data);
        }
    }

    private static void AssertSameBits(float[] expected, float[] actual, LinearLayer layer, LinearLayerData data)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
            {
                Assert.Fail($"{layer.Name}, {data.Samples} samples, {data.More}: value {i} is {actual[i]:R} instead of {expected[i]:R}.");
            }
        }
    }
}
