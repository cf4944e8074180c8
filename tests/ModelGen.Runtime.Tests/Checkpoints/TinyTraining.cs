namespace ModelGen.Tests.Checkpoints;

/// <summary>A training of the tiny model, whose parts a test may change one by one.</summary>
internal sealed record TinyTraining(string Folder)
{
    public string Backup => Path.Combine(Folder, "training.safetensors");

    public TrainableModel Model { get; init; } = new TinyModel();

    public Optimizer Optimizer { get; init; } = new Adam();

    public int Samples { get; init; } = 10;

    public FitOptions Options { get; init; } = new() { Epochs = 2, BatchSize = 4, Lanes = 1, Threads = 1, Seed = 3 };

    public int? SaveFreq { get; init; }

    public bool DeletesBackup { get; init; }

    /// <summary>Trains, with callbacks after the one that backs up.</summary>
    public History Run(params Callback[] callbacks) => Model.Fit(Data(Samples), Options with
    {
        Optimizer = Optimizer,
        Callbacks = [new BackupAndRestore(Folder, SaveFreq, DeletesBackup), .. callbacks],
    });

    public static Dataset Data(int samples)
    {
        Random random = new(4);
        float[] inputs = [.. Enumerable.Range(0, 3 * samples).Select(_ => random.NextSingle())];
        float[] targets = [.. Enumerable.Range(0, 2 * samples).Select(_ => random.NextSingle())];
        return Dataset.FromValues(inputs, targets, [3], 2);
    }
}
