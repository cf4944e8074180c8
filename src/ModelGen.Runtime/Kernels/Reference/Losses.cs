namespace ModelGen.Kernels.Reference;

/// <summary>The losses in double precision, as their definitions stand in <see cref="Loss"/>.</summary>
internal static class Losses
{
    /// <summary>The loss of one sample.</summary>
    /// <param name="loss">Which one.</param>
    /// <param name="x">What the last layer gives: predictions, or for the cross-entropies logits.</param>
    /// <param name="t">As many targets, or one class number.</param>
    /// <param name="delta">Of the Huber loss.</param>
    public static double Sample(Loss loss, ReadOnlySpan<double> x, ReadOnlySpan<double> t, double delta)
    {
        double sum = 0;
        switch (loss)
        {
            case Loss.CategoricalCrossentropy:
                for (int i = 0; i < x.Length; i++)
                {
                    sum += t[i] * (LogSumExp(x) - x[i]);
                }

                return sum;
            case Loss.SparseCategoricalCrossentropy:
                return LogSumExp(x) - x[(int)t[0]];
            default:
                for (int i = 0; i < x.Length; i++)
                {
                    sum += Element(loss, x[i], t[i], delta);
                }

                return sum / x.Length;
        }
    }

    /// <summary>Returns the model's output for x.</summary>
    public static double Output(Loss loss, ReadOnlySpan<double> x, int index) => loss switch
    {
        Loss.CategoricalCrossentropy or Loss.SparseCategoricalCrossentropy => Math.Exp(x[index] - LogSumExp(x)),
        Loss.BinaryCrossentropy => 1 / (1 + Math.Exp(-x[index])),
        _ => x[index],
    };

    private static double Element(Loss loss, double x, double t, double delta) => loss switch
    {
        Loss.MeanSquaredError => (x - t) * (x - t),
        Loss.MeanAbsoluteError => Math.Abs(x - t),
        Loss.MeanSquaredLogarithmicError => Math.Pow(Math.Log(1 + Math.Max(x, 1e-7)) - Math.Log(1 + Math.Max(t, 1e-7)), 2),
        Loss.Huber => Math.Abs(x - t) <= delta ? (x - t) * (x - t) / 2 : delta * (Math.Abs(x - t) - (delta / 2)),
        Loss.BinaryCrossentropy => (t * Math.Log(1 + Math.Exp(-x))) + ((1 - t) * Math.Log(1 + Math.Exp(x))),
        _ => throw new ArgumentOutOfRangeException(nameof(loss), loss, "Not a loss."),
    };

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x)
        {
            sum += Math.Exp(value);
        }

        return Math.Log(sum);
    }
}
