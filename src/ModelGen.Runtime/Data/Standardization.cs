using System.Numerics.Tensors;

namespace ModelGen;

/// <summary>
/// Brings every feature to mean 0 and standard deviation 1: (x - mean) / deviation. Fit it on the training set and apply it
/// to the training set, the test set and every input of a prediction.
/// </summary>
public sealed class Standardization
{
    private readonly float[] means;
    private readonly float[] deviations;

    /// <summary>Uses known numbers, such as those fitted before.</summary>
    /// <param name="means">One mean a feature.</param>
    /// <param name="deviations">One standard deviation a feature, each above 0.</param>
    /// <exception cref="ArgumentException">Not as many means as deviations, none at all, or a number that is not finite or not above 0.</exception>
    public Standardization(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
    {
        if (means.Length != deviations.Length || means.IsEmpty)
        {
            throw new ArgumentException($"There are {means.Length} means and {deviations.Length} deviations; each feature has one of both.", nameof(deviations));
        }

        for (int i = 0; i < means.Length; i++)
        {
            if (!float.IsFinite(means[i]) || !float.IsFinite(deviations[i]) || deviations[i] <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Feature {i} has mean {means[i]} and deviation {deviations[i]}; both have to be finite and the deviation above 0."),
                    nameof(deviations));
            }
        }

        this.means = means.ToArray();
        this.deviations = deviations.ToArray();
    }

    /// <summary>One mean a feature.</summary>
    public ReadOnlySpan<float> Means => means;

    /// <summary>One standard deviation a feature; 1 for a feature that is the same in every sample.</summary>
    public ReadOnlySpan<float> Deviations => deviations;

    /// <summary>
    /// Measures mean and standard deviation (of the population, as Keras and scikit-learn do: divided by the number of
    /// samples) of every feature, in double precision (Welford's method, 1962).
    /// </summary>
    /// <exception cref="ArgumentException">The dataset is empty.</exception>
    public static Standardization Fit(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0)
        {
            throw new ArgumentException("An empty dataset has no means.", nameof(data));
        }

        float[] input = new float[data.InputSize];
        double[] mean = new double[data.InputSize];
        double[] squares = new double[data.InputSize];
        for (int sample = 0; sample < data.Count; sample++)
        {
            data.CopyInput(sample, input);
            for (int i = 0; i < input.Length; i++)
            {
                double difference = input[i] - mean[i];
                mean[i] += difference / (sample + 1);
                squares[i] += difference * (input[i] - mean[i]);
            }
        }

        float[] means = Array.ConvertAll(mean, value => (float)value);
        float[] deviations = Array.ConvertAll(squares, sum =>
        {
            float deviation = (float)Math.Sqrt(sum / data.Count);
            return deviation > 0 ? deviation : 1;
        });
        return new(means, deviations);
    }

    /// <summary>A view of the same samples, their inputs standardized whenever they are read.</summary>
    /// <exception cref="ArgumentException">The dataset has another number of features.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ExpectFeatures(data.InputSize, nameof(data));
        return data.Standardized(this);
    }

    /// <summary>Standardizes one input in place. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The input has another number of features.</exception>
    public void Apply(Span<float> input)
    {
        ExpectFeatures(input.Length, nameof(input));
        Apply(input, 0);
    }

    /// <summary>Standardizes some neighbouring features, of which the first is feature <paramref name="first"/>.</summary>
    internal void Apply(Span<float> features, int first)
    {
        TensorPrimitives.Subtract(features, means.AsSpan(first, features.Length), features);
        TensorPrimitives.Divide(features, deviations.AsSpan(first, features.Length), features);
    }

    private void ExpectFeatures(int count, string name)
    {
        if (count != means.Length)
        {
            throw new ArgumentException($"The input has {count} features, but {means.Length} were fitted.", name);
        }
    }
}
