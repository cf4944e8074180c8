using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Tests.Kernels;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>The rows of the CPU's kernel suite on devices: what holds for every layer that is linear in its input and its kernel.</summary>
public class LinearLayerTests
{
    /// <summary>Small enough that every sum is a whole number below 2^24: exact in any order.</summary>
    private const int Magnitude = 8;

    public static TheoryData<string> Rows => [.. LinearLayerCases.All.Keys];

    public static TheoryData<string> SmallRows =>
    [
        "Conv2D: one channel in and out",
        "Conv2D: stride 2 on odd sizes, padded",
        "Conv2D: groups, dilated and strided, padded",
        "DepthwiseConv2D: two outputs for each of three channels",
        "Dense: 128 to 10",
    ];

    public static TheoryData<string> ActivatedRows =>
    [
        "Conv2D: colours to ten channels",
        "Conv2D: two and four vectors",
        "Conv2D: groups, dilated and strided, padded",
        "DepthwiseConv2D: two outputs for each of three channels",
        "Dense: 128 to 10",
        "Dense: 5 to 300",
    ];

    // One context for all that is asked of a row: most of a test's time goes into compiling its kernels.
    [OpenCLTheory, MemberData(nameof(Rows))]
    public void The_passes_are_those_of_the_reference_and_adjoint_to_one_another(string row) => TestAccelerators.OnOpenCL(gpu =>
    {
        foreach (LinearLayerData data in WholeNumbers(row, gpu))
        {
            AssertPasses(data);
            AssertPasses(data with { Bias = [] });
            AssertAdjoint(data);
        }

        AssertWithinError(row, gpu);
        AssertSamplesAreIndependent(row, gpu);
    });

    [Theory, MemberData(nameof(SmallRows))]
    public void All_passes_give_the_bits_of_the_reference_on_whole_numbers_emulated(string row) =>
        TestAccelerators.OnCpu(gpu => AssertPasses(WholeNumbers(row, gpu).First()));

    [OpenCLTheory, MemberData(nameof(ActivatedRows))]
    public void Short_and_long_activations_are_applied_forward_and_backward(string row) => TestAccelerators.OnOpenCL(gpu =>
    {
        LinearLayerData data = WholeNumbers(row, gpu).First();
        LinearLayer layer = data.Layer.EntryPoints;
        AssertSameBits(data.Forward<ReLU>(data.Layer.Reference), data.Forward<ReLU>(layer), data);
        AssertSameBits(data.Forward<LeakyReLU>(data.Layer.Reference), data.Forward<LeakyReLU>(layer), data);
        AssertSameBits(data.InputGradient<ReLU>(data.Layer.Reference), data.InputGradient<ReLU>(layer), data);
        AssertSameBits(data.InputGradient<LeakyReLU>(data.Layer.Reference), data.InputGradient<LeakyReLU>(layer), data);

        // Whole numbers are no outputs of tanh, but what 1 - y^2 is of them is exact.
        AssertSameBits(data.InputGradient<Tanh>(data.Layer.Reference), data.InputGradient<Tanh>(layer), data);

        // Tanh is right to a few units of its last place on either device.
        foreach ((float expected, float actual) in data.Forward<Tanh>(data.Layer.Reference).Zip(data.Forward<Tanh>(layer)))
        {
            Assert.Equal(expected, actual, 1e-6f);
        }
    });

    [OpenCLFact]
    public void No_samples_are_no_work() => TestAccelerators.OnOpenCL(gpu =>
    {
        foreach (string row in new[] { "Conv2D: colours to ten channels", "DepthwiseConv2D: colours", "Dense: 300 to 33" })
        {
            LinearLayerData data = LinearLayerData.Of(On(row, gpu), 0, () => 1);
            Assert.Empty(data.Forward<Linear>(data.Layer.EntryPoints));
            Assert.Empty(data.InputGradient(data.Layer.EntryPoints));
            Assert.Equal(data.OldKernelGradient, data.KernelGradient(data.Layer.EntryPoints));
        }
    });

    private static void AssertPasses(LinearLayerData data)
    {
        LinearLayer layer = data.Layer.EntryPoints;
        AssertSameBits(data.Forward<Linear>(data.Layer.Reference), data.Forward<Linear>(layer), data);
        AssertSameBits(data.KernelGradient(data.Layer.Reference), data.KernelGradient(layer), data);
        AssertSameBits(data.InputGradient(data.Layer.Reference), data.InputGradient(layer), data);
    }

    private static void AssertWithinError(string row, GpuStream gpu)
    {
        LinearLayerCase layer = On(row, gpu);
        Random random = new(2);
        LinearLayerData data = LinearLayerData.Of(layer, layer.Samples.Max(), () => (random.NextSingle() * 2) - 1);
        AssertClose(data, (data, layer) => data.Forward<Linear>(layer));
        AssertClose(data, (data, layer) => data.KernelGradient(layer));
        AssertClose(data, (data, layer) => data.InputGradient(layer));
    }

    private static void AssertAdjoint(LinearLayerData data)
    {
        LinearLayer layer = data.Layer.EntryPoints;
        float[] dKernel = [.. data.KernelGradient(layer).Zip(data.OldKernelGradient, (sum, old) => sum - old)];
        double expected = TestMap.Dot((data with { Bias = [] }).Forward<Linear>(layer), data.DY);
        Assert.Equal(0, expected - TestMap.Dot(data.X, data.InputGradient(layer)));
        Assert.Equal(0, expected - TestMap.Dot(data.Kernel, dKernel));
    }

    /// <summary>A sample gives the same bits alone and among others.</summary>
    private static void AssertSamplesAreIndependent(string row, GpuStream gpu)
    {
        LinearLayerCase layer = On(row, gpu);
        Random random = new(3);
        LinearLayerData all = LinearLayerData.Of(layer, layer.Samples.Max(), () => (random.NextSingle() * 2) - 1);
        LinearLayerData last = all.Only(all.Samples - 1);
        AssertSameBits(last.Forward<Linear>(layer.EntryPoints), all.Forward<Linear>(layer.EntryPoints)[^layer.Output.Size..], all);
        AssertSameBits(last.InputGradient(layer.EntryPoints), all.InputGradient(layer.EntryPoints)[^layer.Input.Size..], all);
    }

    private static LinearLayerCase On(string row, GpuStream gpu)
    {
        LinearLayerCase layer = LinearLayerCases.All[row];
        ((GpuLayer)layer.EntryPoints).Gpu = gpu;
        return layer;
    }

    /// <summary>For each number of samples of the row.</summary>
    private static IEnumerable<LinearLayerData> WholeNumbers(string row, GpuStream gpu)
    {
        LinearLayerCase layer = On(row, gpu);
        Random random = new(1);
        foreach (int samples in layer.Samples)
        {
            yield return LinearLayerData.Of(layer, samples, () => random.Next(-Magnitude, Magnitude + 1));
        }
    }

    /// <summary>
    /// A sum of K products, each addition rounded once, is wrong by at most K 2^-24 times the sum of magnitudes, in whatever order
    /// they are added; 8 more are room for the reference's own rounding and for what the first-order bound leaves out.
    /// </summary>
    private static void AssertClose(LinearLayerData data, Func<LinearLayerData, LinearLayer, float[]> pass)
    {
        float[] expected = pass(data, data.Layer.Reference);
        float[] products = pass(data.Select(_ => 1), data.Layer.Reference);
        float[] magnitudes = pass(data.Select(Math.Abs), data.Layer.Reference);
        float[] actual = pass(data, data.Layer.EntryPoints);
        for (int i = 0; i < expected.Length; i++)
        {
            double bound = (products[i] + 8) * Math.Pow(2, -24) * magnitudes[i];
            double error = Math.Abs((double)actual[i] - expected[i]);
            Assert.True(error <= bound, $"Value {i} is {actual[i]:R} instead of {expected[i]:R}, off by {error} where {bound} is allowed.");
        }
    }

    private static void AssertSameBits(float[] expected, float[] actual, LinearLayerData data)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
            {
                Assert.Fail($"{data.Samples} samples: value {i} is {actual[i]:R} instead of {expected[i]:R}.");
            }
        }
    }
}
