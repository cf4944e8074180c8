namespace ModelGen.Tests;

/// <summary>The formulas once more, for one weight, in double precision and with nothing shared with the library.</summary>
internal static class ReferenceOptimizers
{
    /// <summary>Takes gradient, learning rate and step (1 for the first), gives the new weight.</summary>
    public delegate double Step(double weight, double gradient, double rate, int step);

    public static Step SGD(double momentum = 0, bool nesterov = false)
    {
        double velocity = 0;
        return (weight, gradient, rate, _) =>
        {
            velocity = (momentum * velocity) - (rate * gradient);
            return nesterov ? weight + (momentum * velocity) - (rate * gradient) : weight + velocity;
        };
    }

    public static Step RMSprop(double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false)
    {
        double meanSquare = 0, mean = 0, velocity = 0;
        return (weight, gradient, rate, _) =>
        {
            meanSquare = (rho * meanSquare) + ((1 - rho) * gradient * gradient);
            mean = (rho * mean) + ((1 - rho) * gradient);
            double variance = centered ? meanSquare - (mean * mean) : meanSquare;
            velocity = (momentum * velocity) + (rate * gradient / Math.Sqrt(variance + epsilon));
            return weight - velocity;
        };
    }

    public static Step Adagrad(double initialAccumulatorValue = 0.1, double epsilon = 1e-7)
    {
        double sum = initialAccumulatorValue;
        return (weight, gradient, rate, _) =>
        {
            sum += gradient * gradient;
            return weight - (rate * gradient / Math.Sqrt(sum + epsilon));
        };
    }

    public static Step Adam(
        double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false, double weightDecay = 0)
    {
        double mean = 0, meanSquare = 0, largest = 0;
        return (weight, gradient, rate, step) =>
        {
            mean = (beta1 * mean) + ((1 - beta1) * gradient);
            meanSquare = (beta2 * meanSquare) + ((1 - beta2) * gradient * gradient);
            largest = Math.Max(largest, meanSquare);
            double alpha = rate * Math.Sqrt(1 - Math.Pow(beta2, step)) / (1 - Math.Pow(beta1, step));
            double decayed = weight - (rate * weightDecay * weight);
            return decayed - (alpha * mean / (Math.Sqrt(amsgrad ? largest : meanSquare) + epsilon));
        };
    }
}
