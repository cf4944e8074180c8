namespace ModelGen.Onnx.Evaluation;

/// <summary>Two lists of outputs beside each other.</summary>
/// <param name="Largest">The largest difference.</param>
/// <param name="IsClose">Whether each is within 1e-5 + 1e-4 of the expected number.</param>
internal sealed record Agreement(double Largest, bool IsClose)
{
    // Both sum in float32 or better, in different orders.
    private const double Absolute = 1e-5, Relative = 1e-4;

    /// <summary>Compares outputs with as many expected ones. Equal infinities agree, and so do two NaNs.</summary>
    public static Agreement Of(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(actual.Length, expected.Length);
        double largest = 0;
        bool isClose = true;
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i].Equals(expected[i]))
            {
                continue;
            }

            double difference = Math.Abs((double)actual[i] - expected[i]);
            isClose &= difference <= Absolute + (Relative * Math.Abs((double)expected[i]));

            // Math.Max passes NaN on.
            largest = Math.Max(largest, difference);
        }

        return new(largest, isClose);
    }
}
