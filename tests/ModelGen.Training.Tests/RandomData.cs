namespace ModelGen.Tests;

/// <summary>Data of any shape from a fixed seed.</summary>
internal static class RandomData
{
    /// <summary>Inputs in [-1, 1], targets that fit the model's loss.</summary>
    public static Dataset For(ModelInfo info, int samples, int seed = 1)
    {
        Random random = new(seed);
        float[] inputs = Uniform(random, samples * info.InputSize);
        if (info.Loss is Loss.SparseCategoricalCrossentropy or Loss.CategoricalCrossentropy)
        {
            return Dataset.FromClasses(inputs, [.. Enumerable.Range(0, samples).Select(_ => random.Next(info.OutputSize))], info.OutputSize, [.. info.InputShape]);
        }

        float[] targets = Uniform(random, samples * info.OutputSize);
        if (info.Loss is Loss.BinaryCrossentropy or Loss.MeanSquaredLogarithmicError)
        {
            targets = [.. targets.Select(value => (value + 1) / 2)];
        }

        return Dataset.FromValues(inputs, targets, [.. info.InputShape], info.OutputSize);
    }

    public static float[] Uniform(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
}
