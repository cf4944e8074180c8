namespace ModelGen.Generator.Tests.Execution;

/// <summary>The activations from their formulas, in double precision.</summary>
internal static class NaiveActivations
{
    public static double Of(Activation function, double x) => function switch
    {
        Activation.Linear => x,
        Activation.ReLU => Math.Max(x, 0),
        Activation.LeakyReLU => x > 0 ? x : 0.2 * x,
        Activation.ELU => x > 0 ? x : Math.Exp(x) - 1,
        Activation.SELU => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1)),
        Activation.GELU => x / 2 * (1 + Erf(x / Math.Sqrt(2))),
        Activation.SiLU => x / (1 + Math.Exp(-x)),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Softplus => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    public static double[] Softmax(double[] x)
    {
        double largest = x.Max();
        double[] powers = [.. x.Select(value => Math.Exp(value - largest))];
        double sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    /// <summary>2 / sqrt pi * sum (-1)^n x^(2n+1) / (n! (2n+1)); beyond 4 it is 1 but for 2e-8.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 4)
        {
            return Math.Sign(x);
        }

        double sum = 0;
        double power = x;
        for (int n = 0; n < 100; n++)
        {
            sum += power / ((2 * n) + 1);
            power *= -x * x / (n + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
