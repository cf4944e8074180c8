namespace ModelGen.Generator.Tests.Execution;

/// <summary>The losses of one sample from their formulas, in double precision.</summary>
internal static class NaiveLoss
{
    /// <param name="logits">What sigmoid or softmax are applied to: 1 - y of a y near 1 would leave no digits for a difference quotient.</param>
    public static double Of(Loss loss, double delta, double[] y, double[] logits, double[] target)
    {
        double[] errors = [.. y.Zip(target, (a, b) => a - b)];
        return loss switch
        {
            Loss.MeanSquaredError => errors.Average(error => error * error),
            Loss.MeanAbsoluteError => errors.Average(Math.Abs),
            Loss.MeanSquaredLogarithmicError => y.Zip(target, (a, b) => Math.Pow(Log1(a) - Log1(b), 2)).Average(),
            Loss.Huber => errors.Average(error => Math.Abs(error) <= delta ? error * error / 2 : delta * (Math.Abs(error) - (delta / 2))),
            Loss.BinaryCrossentropy => logits.Zip(target, (z, b) => NaiveActivations.Of(Activation.Softplus, z) - (b * z)).Average(),
            Loss.CategoricalCrossentropy => logits.Zip(target, (z, b) => b * (LogSum(logits) - z)).Sum(),
            Loss.SparseCategoricalCrossentropy => LogSum(logits) - logits[(int)target[0]],
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
    }

    private static double LogSum(double[] logits) => logits.Max() + Math.Log(logits.Sum(z => Math.Exp(z - logits.Max())));

    private static double Log1(double value) => Math.Log(1 + Math.Max(value, 1e-7));
}
