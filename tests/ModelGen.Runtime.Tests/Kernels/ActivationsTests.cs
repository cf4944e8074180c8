using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public class ActivationsTests
{
    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void Forward_and_backward_agree_with_the_reference_for_every_row_length_and_halo(Activation function)
    {
        Random random = new(1);
        foreach (Halo from in new[] { Halos.None, Halos.Even })
        {
            foreach (Halo to in new[] { Halos.None, Halos.Odd })
            {
                foreach ((int width, int channels) in new[] { (1, 1), (1, 3), (5, 1), (1, 10), (4, 4), (3, 7), (2, 33) })
                {
                    TestMap x = new TestMap(3, 2, width, channels, from).FillUniform(random);
                    ActivationTypes.Visit(function, new Check(function, x, to, random));
                }
            }
        }
    }

    [Fact]
    public void A_map_may_be_overwritten_in_place()
    {
        TestMap x = new TestMap(1, 1, 1, 37).FillUniform(new Random(2));
        TestMap y = x.Like();
        Activations.Forward<Tanh>(x.View, y.View, 1);
        Activations.Forward<Tanh>(x.View, x.View, 1);
        Assert.Equal(y.Data, x.Data);

        TestMap dy = x.Like().FillUniform(new Random(3));
        TestMap dx = x.Like();
        Activations.Backward<Tanh>(y.View, dy.View, dx.View, 1);
        Activations.Backward<Tanh>(y.View, dy.View, dy.View, 1);
        Assert.Equal(dx.Data, dy.Data);
    }

    [Fact]
    public void Only_the_asked_samples_are_computed()
    {
        TestMap x = new TestMap(4, 1, 1, 5).Fill(-1);
        TestMap y = x.Like().Fill(7);
        Activations.Forward<ReLU>(x.View, y.View, 2);
        Assert.Equal([.. Enumerable.Repeat(0f, 10), .. Enumerable.Repeat(7f, 10)], y.Data);
        Activations.Forward<ReLU>(x.View, y.View, 0);
    }

    [Fact]
    public void Maps_that_do_not_fit_are_refused()
    {
        TestMap x = new TestMap(2, 4, 4, 3).Fill(0);
        TestMap y = new TestMap(2, 4, 3, 3).Fill(0);
        ArgumentException shape = Assert.Throws<ArgumentException>(() => Activations.Forward<ReLU>(x.View, y.View, 2));
        Assert.Contains("'y' has samples of 4 x 3 x 3; expected 4 x 4 x 3.", shape.Message);
        ArgumentException samples = Assert.Throws<ArgumentException>(() => Activations.Forward<ReLU>(x.View, x.View, 3));
        Assert.Contains("'x' has 96 floats, too few for 3 samples of 48.", samples.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Activations.Forward<ReLU>(x.View, x.View, -1));
        Assert.Throws<ArgumentException>(() => Activations.Forward<ReLU>(default, default, 1));
        ArgumentException input = Assert.Throws<ArgumentException>(() => Activations.Backward<GELU>(x.View, x.View, x.View, 1));
        Assert.Contains("GELU needs the layer's input", input.Message);
    }

    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void The_derivative_needs_the_input_only_where_it_says_so(Activation function) =>
        ActivationTypes.Visit(function, new CheckInputUnread(function));

    private readonly struct Check(Activation function, TestMap x, Halo halo, Random random) : IActivationAction
    {
        public void Invoke<TActivation>()
            where TActivation : struct, IActivation
        {
            TestMap y = x.Like(halo), expected = x.Like();
            Activations.Forward<TActivation>(x.View, y.View, x.Samples);
            Reference.Activations.Forward(function, x.View, expected.View, x.Samples);
            AssertClose(expected.Values, y.Values, 1e-6);
            y.AssertHaloUntouched();

            TestMap dy = x.Like(halo).FillUniform(random), dx = x.Like(halo), expectedGradient = x.Like();
            Activations.Backward<TActivation>(x.View, y.View, dy.View, dx.View, x.Samples);
            Reference.Activations.Backward(function, x.View, dy.View, expectedGradient.View, x.Samples);

            // 4e-7 of the derivative times |dy| of at most 4, and roundings.
            AssertClose(expectedGradient.Values, dx.Values, 3e-6);
            dx.AssertHaloUntouched();
        }
    }

    private readonly struct CheckInputUnread(Activation function) : IActivationAction
    {
        public void Invoke<TActivation>()
            where TActivation : struct, IActivation
        {
            Assert.Equal(function is not (Activation.GELU or Activation.SiLU), TActivation.DerivativeFromOutput);
            if (TActivation.DerivativeFromOutput)
            {
                TestMap x = new TestMap(1, 1, 1, 20).FillUniform(new Random(4));
                TestMap y = x.Like(), dy = x.Like().Fill(1), dx = x.Like(), fromOutput = x.Like();
                Activations.Forward<TActivation>(x.View, y.View, 1);
                Activations.Backward<TActivation>(x.Like().Fill(float.NaN).View, y.View, dy.View, dx.View, 1);
                Activations.Backward<TActivation>(y.View, dy.View, fromOutput.View, 1);
                Assert.DoesNotContain(float.NaN, dx.Data);
                Assert.Equal(dx.Data, fromOutput.Data);
            }
        }
    }

    private static void AssertClose(float[] expected, float[] actual, double bound)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], bound);
        }
    }
}
