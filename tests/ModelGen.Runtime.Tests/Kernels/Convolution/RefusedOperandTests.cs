using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>Operands that do not fit a layer's shape are refused before any memory is touched.</summary>
public class RefusedOperandTests
{
    public static TheoryData<string> Rows => [.. LinearLayerCases.OneOfAKind];

    [Theory, MemberData(nameof(Rows))]
    public void A_map_whose_halo_is_narrower_than_the_windows_reach_is_refused(string row)
    {
        Operands fit = new(LinearLayerCases.All[row]);
        foreach (Halo narrow in Narrower(fit.Layer.Input.Zeros))
        {
            TestMap x = Map(fit.Layer.Input with { Zeros = narrow });
            Assert.Contains("'x' has a border of", Assert.Throws<ArgumentException>(() => (fit with { X = x }).Forward()).Message);
            Assert.Contains("'x' has a border of", Assert.Throws<ArgumentException>(() => (fit with { X = x }).KernelGradient()).Message);
        }

        foreach (Halo narrow in Narrower(fit.Layer.Output.Zeros))
        {
            TestMap dy = Map(fit.Layer.Output with { Zeros = narrow });
            Assert.Contains("'dy' has a border of", Assert.Throws<ArgumentException>(() => (fit with { Y = dy }).InputGradient()).Message);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void A_map_or_span_of_another_size_is_refused(string row)
    {
        Operands fit = new(LinearLayerCases.All[row]);
        foreach (TestMap x in OtherSizes(fit.Layer.Input))
        {
            AssertRefused("x", fit with { X = x }, operands => operands.Forward());
            AssertRefused("x", fit with { X = x }, operands => operands.KernelGradient());
            AssertRefused("dx", fit with { X = x }, operands => operands.InputGradient());
        }

        foreach (TestMap y in OtherSizes(fit.Layer.Output))
        {
            AssertRefused("y", fit with { Y = y }, operands => operands.Forward());
            AssertRefused("dy", fit with { Y = y }, operands => operands.KernelGradient());
            AssertRefused("dy", fit with { Y = y }, operands => operands.InputGradient());
        }

        foreach (int length in new[] { 0, fit.Kernel.Length - 1, fit.Kernel.Length + 1 })
        {
            AssertRefused("kernel", fit with { Kernel = new float[length] }, operands => operands.Forward());
            AssertRefused("dKernel", fit with { Kernel = new float[length] }, operands => operands.KernelGradient());
            AssertRefused("kernel", fit with { Kernel = new float[length] }, operands => operands.InputGradient());
        }

        AssertRefused("bias", fit with { Bias = new float[fit.Bias.Length + 1] }, operands => operands.Forward());
        AssertRefused("bias", fit with { Bias = new float[fit.Bias.Length - 1] }, operands => operands.Forward(), mayBeNone: true);
    }

    [Fact]
    public void A_kernel_of_another_length_is_refused_with_both_lengths()
    {
        Operands fit = new(LinearLayerCases.All.First(row => row.Key.StartsWith("Conv2D:", StringComparison.Ordinal)).Value);
        int length = fit.Kernel.Length;
        Assert.Contains(
            $"'kernel' has {length + 1} floats; expected {length}.",
            Assert.Throws<ArgumentException>(() => (fit with { Kernel = new float[length + 1] }).Forward()).Message);
    }

    [Theory, MemberData(nameof(Rows))]
    public void An_output_of_the_layer_before_that_does_not_fit_or_lies_on_its_gradient_is_refused(string row)
    {
        Operands fit = new(LinearLayerCases.All[row]);
        foreach (TestMap before in OtherSizes(fit.Layer.Input))
        {
            AssertRefused("x", fit, operands => operands.InputGradient<ReLU>(before));
            AssertRefused("x", fit, operands => operands.InputGradient<Tanh>(before));
        }

        AssertRefused("dx", fit, operands => operands.InputGradient<ReLU>(fit.X));
        AssertRefused("dx", fit, operands => operands.InputGradient<Tanh>(fit.X));
    }

    [Theory, MemberData(nameof(Rows))]
    public void More_samples_than_a_map_holds_and_fewer_than_none_are_refused(string row)
    {
        Operands fit = new(LinearLayerCases.All[row]);
        foreach (int samples in new[] { 2, int.MaxValue, -1, int.MinValue })
        {
            Assert.ThrowsAny<ArgumentException>(() => (fit with { Samples = samples }).Forward());
            Assert.ThrowsAny<ArgumentException>(() => (fit with { Samples = samples }).KernelGradient());
            Assert.ThrowsAny<ArgumentException>(() => (fit with { Samples = samples }).InputGradient());
        }
    }

    private static void AssertRefused(string name, Operands operands, Action<Operands> pass, bool mayBeNone = false)
    {
        if (mayBeNone && operands.Bias.Length == 0)
        {
            return;
        }

        ArgumentException error = Assert.Throws<ArgumentException>(() => pass(operands));
        Assert.Contains($"'{name}' ", error.Message);
    }

    private static IEnumerable<TestMap> OtherSizes(MapSizes sizes)
    {
        yield return Map(sizes with { Height = sizes.Height + 1 });
        yield return Map(sizes with { Width = sizes.Width + 1 });
        yield return Map(sizes with { Channels = sizes.Channels + 1 });
        yield return Map(sizes with { Height = sizes.Width + 1, Width = sizes.Height });
    }

    private static IEnumerable<Halo> Narrower(Halo halo) => new[]
    {
        halo with { Top = halo.Top - 1 }, halo with { Left = halo.Left - 1 }, halo with { Bottom = halo.Bottom - 1 }, halo with { Right = halo.Right - 1 },
    }.Where(narrow => narrow.Top >= 0 && narrow.Left >= 0 && narrow.Bottom >= 0 && narrow.Right >= 0);

    private static TestMap Map(MapSizes sizes) => new(1, sizes.Height, sizes.Width, sizes.Channels, sizes.Zeros);

    /// <summary>Operands for one sample that fit; tests replace one of them.</summary>
    private sealed record Operands(LinearLayerCase Layer)
    {
        public TestMap X { get; init; } = Map(Layer.Input);

        public TestMap Y { get; init; } = Map(Layer.Output);

        public float[] Kernel { get; init; } = new float[Layer.KernelLength];

        public float[] Bias { get; init; } = new float[Layer.Output.Channels];

        public int Samples { get; init; } = 1;

        public void Forward() => Layer.EntryPoints.Forward<Linear>(X.View, Kernel, Bias, Y.View, Samples);

        public void KernelGradient() => Layer.EntryPoints.KernelGradient(X.View, Y.View, Kernel, Samples);

        public void InputGradient() => Layer.EntryPoints.InputGradient<Linear>(Y.View, Kernel, default, X.View, Samples);

        public void InputGradient<TActivation>(TestMap before)
            where TActivation : struct, IActivation => Layer.EntryPoints.InputGradient<TActivation>(Y.View, Kernel, before.View, X.View, Samples);
    }
}
