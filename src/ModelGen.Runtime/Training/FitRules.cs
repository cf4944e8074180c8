namespace ModelGen.Training;

/// <summary>Checks the options before training starts.</summary>
internal static class FitRules
{
    /// <exception cref="ArgumentException">An option is out of its range or contradicts another.</exception>
    public static void Check(ModelInfo info, Dataset data, FitOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1, nameof(options.Epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options.BatchSize));
        if (options.InitialEpoch < 0 || options.InitialEpoch > options.Epochs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options.InitialEpoch), options.InitialEpoch, $"InitialEpoch, the number of epochs already done, must be from 0 to Epochs, {options.Epochs}.");
        }

        if (!(options.ValidationSplit >= 0 && options.ValidationSplit < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options.ValidationSplit), options.ValidationSplit, "ValidationSplit must be at least 0 and less than 1.");
        }

        if (options.ValidationSplit > 0 && options.Validation is not null)
        {
            throw new ArgumentException("Give Validation or ValidationSplit, not both.", nameof(options));
        }

        CheckClassWeights(data, options);
    }

    /// <summary>One factor a class; null where none are given.</summary>
    public static float[]? ClassWeights(Dataset data, FitOptions options)
    {
        if (options.ClassWeights is not { } given)
        {
            return null;
        }

        float[] weights = new float[data.ClassCount];
        Array.Fill(weights, 1f);
        foreach ((int sampleClass, float weight) in given)
        {
            weights[sampleClass] = weight;
        }

        return weights;
    }

    private static void CheckClassWeights(Dataset data, FitOptions options)
    {
        if (options.ClassWeights is not { } weights)
        {
            return;
        }

        if (!data.HasClasses)
        {
            throw new ArgumentException("ClassWeights need a dataset with classes; this one has target values.", nameof(options));
        }

        foreach ((int sampleClass, float weight) in weights)
        {
            if (sampleClass < 0 || sampleClass >= data.ClassCount || !float.IsFinite(weight) || weight < 0)
            {
                throw new ArgumentException(
                    $"ClassWeights has {weight} for class {sampleClass}; classes are 0 to {data.ClassCount - 1} and weights finite and at least 0.", nameof(options));
            }
        }
    }
}
