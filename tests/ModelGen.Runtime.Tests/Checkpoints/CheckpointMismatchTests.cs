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
        "metrics: 'mean_absolute_error' in the checkpoint, 'mean_squared_error' here (FitOptions.Metrics and WeightedMetrics).",
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
        Assert.Matches("^architecture: '0 layers, 3 tensors, 24 weights, [0-9a-f]{16}' in the checkpoint, '0 layers, 2 tensors, 20 weights, [0-9a-f]{16}' here", exception.Differences[0]);
        Assert.Equal(
            ["  dense_1.kernel: '(3, 4) at 0, L1 0, L2 0' in the checkpoint, '(6, 3) at 0, L1 0, L2 0' here.", "  dense_1.bias: '(4) at 16, L1 0, L2 0' in the checkpoint, '(2) at 18, L1 0, L2 0' here."],
            exception.Differences.Skip(1));
        Assert.StartsWith($"{Training.Backup} is a checkpoint of another training.\n  architecture: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("or delete the file to start over.", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, LayerInfo> OtherLayers => new()
    {
        { "layer 1: 'Dense dense_1, (3) to (4)' in the checkpoint, 'Dense hidden, (3) to (4)' here", Told with { Name = "hidden" } },
        { "layer 1: 'Dense dense_1, (3) to (4)' in the checkpoint, 'Conv2D dense_1, (3) to (4)' here", Told with { Kind = "Conv2D" } },
        { "layer 1: 'Dense dense_1, (3) to (4)' in the checkpoint, 'Dense dense_1, (1, 1, 3) to (4)' here", Told with { InputShape = [1, 1, 3] } },
        { "layer 1 activation: 'ReLU' in the checkpoint, 'Tanh' here", Told with { Activation = Activation.Tanh } },
        { "layer 1 rows: '3 by 1, dilation 1, padding 0 and 0' in the checkpoint, '3 by 2, dilation 1, padding 0 and 0' here", Told with { Window = new(new(3, 2, 1, 0, 0), new(2, 1, 1, 0, 0)) } },
        { "layer 1 columns: '2 by 1, dilation 1, padding 0 and 0' in the checkpoint, '2 by 1, dilation 3, padding 0 and 1' here", Told with { Window = new(new(3, 1, 1, 0, 0), new(2, 1, 3, 0, 1)) } },
        { "layer 1 groups: '1' in the checkpoint, '3' here", Told with { Groups = 3 } },
        { "layer 1 rate: '0.5' in the checkpoint, '0.25' here", Told with { Rate = 0.25f } },
        { "layer 1 scale: '1' in the checkpoint, '1.0000001' here", Told with { Scale = 1.0000001f } },
        { "layer 1 offset: '0' in the checkpoint, '-1' here", Told with { Offset = -1 } },
    };

    /// <summary>No layer of this kind exists; it has one of everything that changes what a layer computes.</summary>
    private static LayerInfo Told { get; } = new()
    {
        Kind = "Dense", Name = "dense_1", InputShape = [3], OutputShape = [4], Parameters = ["dense_1.kernel", "dense_1.bias"],
        Activation = Activation.ReLU, Window = new(new(3, 1, 1, 0, 0), new(2, 1, 1, 0, 0)), Rate = 0.5f,
    };

    [Theory]
    [MemberData(nameof(OtherLayers))]
    public void The_same_tensors_in_other_layers_are_another_model(string difference, LayerInfo other)
    {
        TinyTraining training = new(folder.PathOf("told"));
        (training with { Model = new TinyModel { Told = [Told] } }).Run();

        CheckpointMismatchException exception = Assert.Throws<CheckpointMismatchException>(() => (training with { Model = new TinyModel { Told = [other] } }).Run());
        Assert.StartsWith("architecture: '1 layers, 3 tensors, 24 weights, ", exception.Differences[0], StringComparison.Ordinal);
        Assert.Equal($"  {difference}.", Assert.Single(exception.Differences.Skip(1)));
        (training with { Model = new TinyModel { Told = [Told] } }).Run();
    }

    [Fact]
    public void A_layer_more_or_less_is_another_model()
    {
        TinyTraining training = new(folder.PathOf("told")), longer = training with { Model = new TinyModel { Told = [Told, Told with { Name = "dropout_1" }] } };
        training.Run();
        string[] more = [.. Assert.Throws<CheckpointMismatchException>(() => longer.Run()).Differences];
        Assert.Equal(4, more.Length);
        Assert.StartsWith("  layer 1: nothing in the checkpoint, 'Dense dense_1", more[1], StringComparison.Ordinal);

        File.Delete(training.Backup);
        longer.Run();
        Assert.StartsWith("architecture: '2 layers", Assert.Single(Assert.Throws<CheckpointMismatchException>(() => training.Run()).Differences), StringComparison.Ordinal);
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
