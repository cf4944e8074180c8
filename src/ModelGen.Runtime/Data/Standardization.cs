using System.Numerics.Tensors;

namespace ModelGen;

/// <summary>
/// Brings every feature to mean 0 and standard deviation 1: (x - mean) / deviation. Fit it on the training set and apply it
/// to the training set, the test set and every input of a prediction. A model keeps it with its weights: after <c>Load</c>,
/// <c>model.TrainedOn.Standardization</c> has the statistics that the weights were trained with.
/// </summary>
public sealed class Standardization : IEquatable<Standardization>
{
    /// <summary>Deviations by which two statistics of the same data may differ.</summary>
    private const double Rounding = 1e-4;

    private readonly float[] means;
    private readonly float[] deviations;
    private readonly DatasetDescription? fittedOn;

    /// <summary>Uses known numbers, such as those fitted before.</summary>
    /// <param name="means">One mean a feature.</param>
    /// <param name="deviations">One standard deviation a feature, each above 0.</param>
    /// <exception cref="ArgumentException">Not as many means as deviations, none at all, or a number that is not finite or not above 0.</exception>
    public Standardization(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations)
        : this(means, deviations, fittedOn: null)
    {
    }

    /// <param name="fittedOn">Describes the data to which it may be applied; null for any.</param>
    internal Standardization(ReadOnlySpan<float> means, ReadOnlySpan<float> deviations, DatasetDescription? fittedOn)
    {
        this.fittedOn = fittedOn;
        if (means.Length != deviations.Length || means.IsEmpty)
        {
            throw new ArgumentException($"There are {means.Length} means and {deviations.Length} deviations; each feature has one of both.", nameof(deviations));
        }

        for (int i = 0; i < means.Length; i++)
        {
            if (!float.IsFinite(means[i]) || !float.IsFinite(deviations[i]) || deviations[i] <= 0)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Feature {i} has mean {means[i]} and deviation {deviations[i]}; both must be finite, and the deviation greater than 0."),
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
            throw new ArgumentException("Cannot fit on an empty dataset.", nameof(data));
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
        return new(means, deviations, data.Description);
    }

    /// <summary>A view of the same samples, their inputs standardized whenever they are read.</summary>
    /// <exception cref="ArgumentException">The dataset has other features than those that were fitted, or is standardized already.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ExpectFeatures(data.InputSize, nameof(data));
        if (Equals(data.Description.Standardization))
        {
            throw new ArgumentException("The data are standardized with these means and deviations already. Apply it once.", nameof(data));
        }

        if (fittedOn is not null && new DescriptionMatch(fittedOn, "the data that were fitted", data.Description, "these data").InputDifference() is { } difference)
        {
            throw new ArgumentException(difference, nameof(data));
        }

        return data.Standardized(this);
    }

    /// <summary>Standardizes one input in place. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The input has another number of features.</exception>
    public void Apply(Span<float> input)
    {
        ExpectFeatures(input.Length, nameof(input));
        Apply(input, 0);
    }

    /// <summary>Compares means and deviations.</summary>
    public bool Equals(Standardization? other) => other is not null && means.AsSpan().SequenceEqual(other.means) && deviations.AsSpan().SequenceEqual(other.deviations);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Standardization);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(means.Length, means[0], deviations[0]);

    /// <summary>
    /// Returns the first feature for which another one means something else, or -1. Statistics of the same data in another order,
    /// or written with fewer digits, mean the same: they move an input by less than <see cref="Rounding"/> deviations.
    /// </summary>
    internal int FirstDifference(Standardization other)
    {
        int shared = int.Min(means.Length, other.means.Length);
        for (int i = 0; i < shared; i++)
        {
            double limit = Rounding * deviations[i];
            if (Math.Abs((double)means[i] - other.means[i]) > limit || Math.Abs((double)deviations[i] - other.deviations[i]) > limit)
            {
                return i;
            }
        }

        return means.Length == other.means.Length ? -1 : shared;
    }

    /// <summary>Returns the one that does what <paramref name="first"/> and then this one do: ((x - m1) / d1 - m2) / d2.</summary>
    internal Standardization After(Standardization first)
    {
        float[] bothMeans = new float[means.Length];
        float[] bothDeviations = new float[means.Length];
        for (int i = 0; i < means.Length; i++)
        {
            bothMeans[i] = (float)(first.means[i] + ((double)means[i] * first.deviations[i]));
            bothDeviations[i] = first.deviations[i] * deviations[i];
        }

        return new(bothMeans, bothDeviations, first.fittedOn);
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
