using ModelGen.Kernels;
using ModelGen.Simd;
using Xunit;
using Reference = ModelGen.Kernels.Reference;

namespace ModelGen.Tests.Kernels;

public unsafe class ActivationFunctionTests
{
    /// <summary>Every five-thousandth between -20 and 20, then floats spread evenly over all bit patterns up to 1e30.</summary>
    private static readonly float[] Everywhere = Enumerable.Range(-100_000, 200_000)
        .Select(i => i / 5000f)
        .Concat(Enumerable.Range(0, int.MaxValue / 2039).Select(i => BitConverter.Int32BitsToSingle((int)((i * 4078L) + int.MinValue))))
        .Where(x => Math.Abs(x) <= 1e30f)
        .Take(1_000_000)
        .ToArray();

    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void Values_are_within_four_units_in_the_last_place_or_4e_7(Activation function)
    {
        float[] y = Invoke<F32x4>(function, Everywhere);
        for (int i = 0; i < y.Length; i++)
        {
            double exact = Reference.Activations.Invoke(function, Everywhere[i]);

            // GELU and SiLU multiply x by a factor that falls out of the normal floats a little before the product does.
            double lost = function is Activation.GELU or Activation.SiLU ? Math.Abs(Everywhere[i]) * float.Epsilon : 0;
            double bound = Math.Max(4 * UnitInTheLastPlace(exact), 4e-7 * Math.Abs(exact)) + lost;
            Assert.True(Math.Abs(y[i] - exact) <= bound, $"{function}({Everywhere[i]:R}) = {y[i]:R}, not {exact:R}.");
        }
    }

    /// <summary>The derivatives are at most 1.8, and those that follow from y inherit y's rounding: hence an absolute bound.</summary>
    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void Derivatives_are_within_4e_7(Activation function)
    {
        float[] y = Invoke<F32x4>(function, Everywhere);
        float[] derivative = Differentiate<F32x4>(function, Everywhere, y);
        for (int i = 0; i < y.Length; i++)
        {
            double exact = Reference.Activations.Derivative(function, Everywhere[i]);
            Assert.True(Math.Abs(derivative[i] - exact) <= 4e-7, $"{function}'({Everywhere[i]:R}) = {derivative[i]:R}, not {exact:R}.");
        }
    }

    [Theory]
    [InlineData(Activation.Sigmoid, -80)]
    [InlineData(Activation.Softplus, -80)]
    [InlineData(Activation.SiLU, -80)]
    [InlineData(Activation.GELU, -12)]
    public void Derivatives_keep_their_digits_in_the_left_tail(Activation function, float from)
    {
        float[] x = [.. Enumerable.Range(0, 16_000).Select(i => from + ((-2 - from) * i / 16_000f))];
        float[] derivative = Differentiate<F32x4>(function, x, Invoke<F32x4>(function, x));
        for (int i = 0; i < x.Length; i++)
        {
            double exact = Reference.Activations.Derivative(function, x[i]);
            Assert.Equal(1, derivative[i] / exact, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void The_reference_derivative_is_the_slope_of_the_reference(Activation function)
    {
        const double Step = 1e-5;
        for (double x = -6; x < 6; x += 0.0137)
        {
            double slope = (Reference.Activations.Invoke(function, x + Step) - Reference.Activations.Invoke(function, x - Step)) / (2 * Step);

            // The error of a central difference is of the order of Step^2, that of its subtraction 1e-16 / Step.
            Assert.Equal(slope, Reference.Activations.Derivative(function, x), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void Every_width_gives_the_same_bits(Activation function) =>
        Widths.ForEach(int.MaxValue, new SameBits(function, Everywhere[..200_000], Invoke<F32x1>(function, Everywhere[..200_000])));

    [Theory]
    [MemberData(nameof(ActivationTypes.All), MemberType = typeof(ActivationTypes))]
    public void NaN_gives_NaN_and_no_finite_number_does(Activation function)
    {
        float[] x = [1e30f, -1e30f, float.MaxValue, -float.MaxValue, float.Epsilon, -float.Epsilon, 0, -0f, 88.8f, -88.8f, 104.1f, -104.1f, 15, -15, 1, float.NaN];
        float[] y = Invoke<F32x4>(function, x);
        float[] derivative = Differentiate<F32x4>(function, x, y);
        Assert.True(float.IsNaN(y[^1]));
        Assert.DoesNotContain(float.NaN, y[..^1]);
        Assert.DoesNotContain(float.NaN, derivative[..^1]);
        Assert.All(y[..2], value => Assert.True(float.IsFinite(value)));
        Assert.All(derivative[..^1], value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>From the definitions in 40-digit arithmetic.</summary>
    [Theory]
    [InlineData(Activation.ELU, -1, -0.63212055f)]
    [InlineData(Activation.SELU, -1, -1.1113307f)]
    [InlineData(Activation.SELU, 1, 1.050701f)]
    [InlineData(Activation.GELU, 1, 0.8413447f)]
    [InlineData(Activation.GELU, -1, -0.15865526f)]
    [InlineData(Activation.SiLU, 1, 0.7310586f)]
    [InlineData(Activation.Sigmoid, -2, 0.11920292f)]
    [InlineData(Activation.Tanh, 0.5f, 0.46211717f)]
    [InlineData(Activation.Softplus, 0, 0.6931472f)]
    [InlineData(Activation.LeakyReLU, -1, -0.2f)]
    [InlineData(Activation.ReLU, -3, 0f)]
    public void Known_values_come_out(Activation function, float x, float y) =>
        Assert.Equal(y, Invoke<F32x1>(function, [x])[0], 1e-7f);

    private static double UnitInTheLastPlace(double value)
    {
        float magnitude = Math.Abs((float)value);
        return float.BitIncrement(magnitude) - (double)magnitude;
    }

    private static float[] Invoke<V>(Activation function, float[] x)
        where V : unmanaged, IVector<V>
    {
        float[] y = new float[x.Length];
        ActivationTypes.Visit(function, new InvokeAction<V>(x, y));
        return y;
    }

    private static float[] Differentiate<V>(Activation function, float[] x, float[] y)
        where V : unmanaged, IVector<V>
    {
        float[] derivative = new float[x.Length];
        ActivationTypes.Visit(function, new DerivativeAction<V>(x, y, derivative));
        return derivative;
    }

    private readonly struct SameBits(Activation function, float[] x, float[] expected) : IWidthAction
    {
        public void Invoke<V>()
            where V : unmanaged, IVector<V> =>
            Assert.Equal(
                expected.Select(BitConverter.SingleToInt32Bits),
                Invoke<V>(function, x).Select(BitConverter.SingleToInt32Bits));

        private static float[] Invoke<V>(Activation function, float[] x)
            where V : unmanaged, IVector<V> => ActivationFunctionTests.Invoke<V>(function, x);
    }

    private readonly struct InvokeAction<V>(float[] x, float[] y) : IActivationAction
        where V : unmanaged, IVector<V>
    {
        public void Invoke<TActivation>()
            where TActivation : struct, IActivation
        {
            Assert.Equal(0, x.Length % V.Count);
            fixed (float* from = x, to = y)
            {
                for (int i = 0; i < x.Length; i += V.Count)
                {
                    V.Store(TActivation.Invoke(V.Load(from + i)), to + i);
                }
            }
        }
    }

    private readonly struct DerivativeAction<V>(float[] x, float[] y, float[] derivative) : IActivationAction
        where V : unmanaged, IVector<V>
    {
        public void Invoke<TActivation>()
            where TActivation : struct, IActivation
        {
            fixed (float* input = x, output = y, to = derivative)
            {
                for (int i = 0; i < x.Length; i += V.Count)
                {
                    V.Store(TActivation.Derivative(V.Load(input + i), V.Load(output + i)), to + i);
                }
            }
        }
    }
}
