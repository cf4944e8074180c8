namespace ModelGen.Benchmarks;

/// <summary>Numbers in [-0.5, 0.5), always the same: no time depends on what they are, as long as none is tiny or infinite.</summary>
internal static class Noise
{
    public static void Fill(Span<float> values)
    {
        Random random = new(1);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.NextSingle() - 0.5f;
        }
    }

    /// <summary>Inputs of noise with random classes.</summary>
    public static Dataset Dataset(ModelInfo info, int samples)
    {
        float[] inputs = new float[samples * info.InputSize];
        Fill(inputs);
        Random random = new(1);
        int[] classes = [.. Enumerable.Range(0, samples).Select(_ => random.Next(info.OutputSize))];
        return ModelGen.Dataset.FromClasses(inputs, classes, info.OutputSize, [.. info.InputShape]);
    }
}
