namespace ModelGen.Benchmarks;

/// <summary>A reference network with the batch that it is measured with.</summary>
internal sealed record Network(string Name, int BatchSize, Func<TrainableModel> Create)
{
    public static IReadOnlyList<Network> All { get; } =
    [
        new("mlp", 128, () => new Mlp(seed: 1)),
        new("mnist_cnn", 128, () => new MnistCnn(seed: 1)),
        new("cifar_cnn", 64, () => new CifarCnn(seed: 1)),
    ];

    public static Network Named(string name) => All.FirstOrDefault(network => network.Name == name)
        ?? throw new ArgumentException($"No network '{name}'. There are: {string.Join(", ", All.Select(network => network.Name))}.");

    /// <summary>One batch of noise with random classes: the time does not depend on what the numbers are.</summary>
    public static Dataset Noise(ModelInfo info, int samples)
    {
        Random random = new(1);
        float[] inputs = new float[samples * info.InputSize];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = random.NextSingle();
        }

        int[] classes = [.. Enumerable.Range(0, samples).Select(_ => random.Next(info.OutputSize))];
        return Dataset.FromClasses(inputs, classes, info.OutputSize, [.. info.InputShape]);
    }
}
