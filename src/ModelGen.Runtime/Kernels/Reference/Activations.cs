using ModelGen.Memory;

namespace ModelGen.Kernels.Reference;

/// <summary>The activation functions in double precision, as their definitions stand in <see cref="Activation"/>.</summary>
internal static class Activations
{
    private const double SeluScale = 1.05070098735548;
    private const double SeluAlpha = 1.67326324235438;

    /// <summary>f(x)</summary>
    public static double Invoke(Activation function, double x) => function switch
    {
        Activation.Linear => x,
        Activation.ReLU => Math.Max(x, 0),
        Activation.LeakyReLU => x > 0 ? x : 0.2 * x,
        Activation.ELU => x > 0 ? x : ExpMinusOne(x),
        Activation.SELU => SeluScale * (x > 0 ? x : SeluAlpha * ExpMinusOne(x)),
        Activation.GELU => x * NormalDistribution.Distribution(x),
        Activation.SiLU => x * Sigmoid(x),
        Activation.Sigmoid => Sigmoid(x),
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Softplus(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Not a function of one element."),
    };

    /// <summary>f'(x)</summary>
    public static double Derivative(Activation function, double x) => function switch
    {
        Activation.Linear => 1,
        Activation.ReLU => x > 0 ? 1 : 0,
        Activation.LeakyReLU => x > 0 ? 1 : 0.2,
        Activation.ELU => x > 0 ? 1 : Math.Exp(x),
        Activation.SELU => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)),
        Activation.GELU => NormalDistribution.Distribution(x) + (x * NormalDistribution.Density(x)),
        Activation.SiLU => Sigmoid(x) + (x * Sigmoid(x) * Sigmoid(-x)),
        Activation.Sigmoid => Sigmoid(x) * Sigmoid(-x),
        Activation.Tanh => 1 - (Math.Tanh(x) * Math.Tanh(x)),
        Activation.Softplus => Sigmoid(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Not a function of one element."),
    };

    /// <summary>y = f(x)</summary>
    public static void Forward(Activation function, FeatureMap x, FeatureMap y, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                for (int i = 0; i < x.Width * x.Channels; i++)
                {
                    y.Row(sample, row)[i] = (float)Invoke(function, x.Row(sample, row)[i]);
                }
            }
        }
    }

    /// <summary>dx = dy f'(x)</summary>
    public static void Backward(Activation function, FeatureMap x, FeatureMap dy, FeatureMap dx, int samples)
    {
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < x.Height; row++)
            {
                for (int i = 0; i < x.Width * x.Channels; i++)
                {
                    dx.Row(sample, row)[i] = (float)(dy.Row(sample, row)[i] * Derivative(function, x.Row(sample, row)[i]));
                }
            }
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>log(1 + e) as 2 atanh(e / (2 + e)), whose digits do not go where e is small.</summary>
    private static double Softplus(double x) => Math.Max(x, 0) + (2 * Math.Atanh(Math.Exp(-Math.Abs(x)) / (2 + Math.Exp(-Math.Abs(x)))));

    /// <summary>e^x - 1 = 2 sinh(x / 2) e^(x / 2), without cancellation.</summary>
    private static double ExpMinusOne(double x) => x < -50 ? -1 : 2 * Math.Sinh(x / 2) * Math.Exp(x / 2);
}
