using System.Numerics.Tensors;

namespace ModelGen;

/// <summary>Summarises the inputs of a data set.</summary>
/// <param name="Least">The smallest value.</param>
/// <param name="Most">The largest value.</param>
/// <param name="Mean">The mean of all values.</param>
/// <param name="MeanSquare">The mean of their squares.</param>
internal readonly record struct InputRange(float Least, float Most, double Mean, double MeanSquare)
{
    /// <summary>Values that show the scale, spread evenly over the samples: no training is shorter than a look at them.</summary>
    private const int ShownBy = 1 << 18;

    /// <summary>The root of the mean square.</summary>
    public double Magnitude => Math.Sqrt(MeanSquare);

    /// <summary>Looks at enough values to know the scale.</summary>
    public static InputRange Glance(Dataset data) => Of(data, ShownBy);

    /// <summary>Looks at all samples, or at some that are spread evenly, of no more than so many values; at one at least.</summary>
    public static InputRange Of(Dataset data, long mostValues = long.MaxValue)
    {
        float[] input = new float[data.InputSize];
        int samples = (int)long.Clamp(mostValues / data.InputSize, 1, data.Count);
        (float least, float most) = (float.PositiveInfinity, float.NegativeInfinity);
        (double sum, double squares) = (0, 0);
        for (int i = 0; i < samples; i++)
        {
            data.CopyInput((int)((long)i * data.Count / samples), input);
            least = float.Min(least, TensorPrimitives.Min(input));
            most = float.Max(most, TensorPrimitives.Max(input));
            sum += TensorPrimitives.Sum(input);
            squares += TensorPrimitives.SumOfSquares(input);
        }

        double count = (double)samples * data.InputSize;
        return new(least, most, sum / count, squares / count);
    }
}
