using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests.Checkpoints;

public sealed class CheckpointMismatchTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckpointMismatchTests() => Training.Run();

    private TinyTraining Training => new(folder.Path);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Another_optimizer_is_refused()
    {
        Refuses(Training with { Optimizer = new SGD(0.01) }, "optimizer: 'Adam, 2 moments' in the checkpoint, 'SGD, 0 moments' here (FitOptions.Optimizer).");
        Refuses(Training with { Optimizer = new Adam(amsgrad: true) }, "optimizer: 'Adam, 2 moments' in the checkpoint, 'Adam, 3 moments' here (FitOptions.Optimizer).");
        Refuses(Training with { Optimizer = new Adam(new CosineDecay(0.1, 10)) }, "schedule: 'ConstantSchedule' in the checkpoint, 'CosineDecay' here (Optimizer.LearningRate).");
    }

    [Fact]
    public void Other_options_are_refused_all_at_once() => Refuses(
        Training with { Options = Training.Options with { BatchSize = 5, Lanes = 2, Seed = 4, Shuffle = false, Metrics = [new MeanSquaredError()] } },
        "batch size: '4' in the checkpoint, '5' here (FitOptions.BatchSize).",
        "shuffle: 'yes' in the checkpoint, 'no' here (FitOptions.Shuffle).",
        "seed: '3' in the checkpoint, '4' here (FitOptions.Seed).",
        "metrics: 'mean_absolute_error' in the checkpoint, 'mean_squared_error' here (FitOptions.Metrics).",
        "lanes: '1' in the checkpoint, '2' here (FitOptions.Lanes).");

    [Fact]
    public void Other_data_are_refused()
    {
        Refuses(Training with { Samples = 11 }, "samples: '10' in the checkpoint, '11' here (the dataset).");
        Refuses(
            Training with { Options = Training.Options with { Validation = TinyTraining.Data(2) } },
            "validation samples: '0' in the checkpoint, '2' here (FitOptions.Validation).");
    }

    [Fact]
    public void Another_model_is_refused()
    {
        CheckpointMismatchException exception = Assert.Throws<CheckpointMismatchException>(() => (Training with { Model = new WiderModel() }).Run());
        Assert.Matches("^architecture: '3 tensors, 24 weights, [0-9a-f]{16}' in the checkpoint, '2 tensors, 20 weights, [0-9a-f]{16}' here", Assert.Single(exception.Differences));
        Assert.StartsWith($"{Training.Backup} is a checkpoint of another training.\n  architecture: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("or delete the file to begin anew.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_epochs_and_other_callbacks_are_well_defined()
    {
        History history = (Training with { Options = Training.Options with { Epochs = 4 } }).Run(new EarlyStopping("loss", patience: 9));
        Assert.Equal([1, 2, 3, 4], history.Epochs.Select(epoch => epoch.Epoch));
    }

    private static void Refuses(TinyTraining training, params string[] differences)
    {
        float[] before = training.Model.Weights.ToArray();
        CheckpointMismatchException exception = Assert.Throws<CheckpointMismatchException>(() => training.Run());
        Assert.Equal(differences, exception.Differences);
        Assert.Equal(training.Backup, exception.File);
        Assert.Equal(before, training.Model.Weights.ToArray());
    }
}
