namespace ModelGen.Kernels.Reference;

/// <summary>The standard normal distribution in double precision, by the two textbook expansions.</summary>
internal static class NormalDistribution
{
    /// <summary>P(X &lt;= x), with a relative error below 1e-13 in the left tail too.</summary>
    /// <remarks>
    /// Abramowitz and Stegun, Handbook of Mathematical Functions: the series 26.2.11 where |x| is below 3, else Laplace's
    /// continued fraction 26.2.14.
    /// </remarks>
    public static double Distribution(double x)
    {
        double t = Math.Abs(x);
        if (double.IsNaN(x) || t > 40)
        {
            return double.IsNaN(x) ? x : x > 0 ? 1 : 0;
        }

        double left = t < 3 ? 0.5 - (Density(t) * Series(t)) : Density(t) / Fraction(t);
        return x > 0 ? 1 - left : left;
    }

    /// <summary>exp(-x^2 / 2) / sqrt(2 pi)</summary>
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>t + t^3 / 3 + t^5 / (3 * 5) + ...</summary>
    private static double Series(double t)
    {
        double term = t;
        double sum = t;
        for (int n = 3; term > sum * 1e-17; n += 2)
        {
            term *= t * t / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>t + 1 / (t + 2 / (t + 3 / (t + ...)))</summary>
    private static double Fraction(double t)
    {
        double fraction = t;
        for (int n = 200; n > 0; n--)
        {
            fraction = t + (n / fraction);
        }

        return fraction;
    }
}
