using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>Class weights count in the loss and in weighted metrics; samples count in metrics and in validation, as in Keras.</summary>
public class ClassWeightTests
{
    // A class of 90 samples and one of 10, which the weights make as heavy.
    private static readonly Dictionary<int, float> Weights = new() { [1] = 9 };

    [Fact]
    public void Metrics_count_samples_and_weighted_metrics_count_weights()
    {
        ConfusionMatrix matrix = new(), weightedMatrix = new();
        EpochLogs logs = Fit(AlwaysClass0(), [new Accuracy(), matrix], [new Accuracy(), weightedMatrix], NinetyToTen());

        Assert.Equal(0.9, logs["accuracy"], 1e-12);
        Assert.Equal(0.9, logs["confusion_matrix_accuracy"], 1e-12);
        Assert.Equal(0.5, logs["weighted_accuracy"], 1e-12);
        Assert.Equal(0.5, logs["weighted_confusion_matrix_accuracy"], 1e-12);
        Assert.Equal([90, 10], [matrix[0, 0], matrix[1, 0]]);
    }

    [Fact]
    public void Validation_counts_samples_only()
    {
        EpochLogs logs = Fit(AlwaysClass0(), [new Accuracy()], [new Accuracy()], NinetyToTen());
        Assert.Equal(0.9, logs["val_accuracy"], 1e-12);
        Assert.Equal(0.9, logs["val_weighted_accuracy"], 1e-12);
        Assert.Equal(AlwaysClass0().Evaluate(NinetyToTen()).Loss, logs["val_loss"], 1e-9);
    }

    [Fact]
    public void The_loss_is_the_weighted_sum_over_the_number_of_samples()
    {
        // log(1 + e) for a target of 1 and log(1 + 1/e) for 0 at a logit of -1.
        double expected = ((90 * Math.Log(1 + Math.Exp(-1))) + (10 * 9 * Math.Log(1 + Math.E))) / 100;
        Assert.Equal(expected, Fit(AlwaysClass0(), null, [], NinetyToTen())["loss"], 1e-5);
    }

    [Fact]
    public void Every_metric_of_a_training_is_that_of_an_evaluation()
    {
        Metric[] metrics = [new Accuracy(), new BinaryAccuracy(), new Precision(), new Recall(), new F1Score(), new AUC(), new MeanAbsoluteError(), new MeanSquaredError(), new ConfusionMatrix()];
        Xor model = new(seed: 5);
        Dataset data = NinetyToTen();
        EpochLogs logs = Fit(model, metrics, [], data);
        foreach ((string name, double value) in model.Evaluate(data, metrics).Metrics)
        {
            Assert.Equal(value, logs[name], 1e-6);
        }
    }

    [Fact]
    public void A_weighted_metric_keeps_its_name_unless_it_is_taken()
    {
        EpochLogs logs = Fit(AlwaysClass0(), [new Accuracy()], [new BinaryAccuracy(), new Accuracy()], NinetyToTen());
        Assert.Equal(
            ["loss", "accuracy", "binary_accuracy", "weighted_accuracy", "val_loss", "val_accuracy", "val_binary_accuracy", "val_weighted_accuracy", "learning_rate"],
            logs.Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Callbacks_know_which_way_a_weighted_metric_improves() =>
        Fit(AlwaysClass0(), null, [new BinaryAccuracy(name: "accuracy")], NinetyToTen(), new EarlyStopping("val_weighted_accuracy"));

    [Fact]
    public void One_object_cannot_be_two_metrics_and_one_name_cannot_mean_two()
    {
        Accuracy accuracy = new();
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => Fit(AlwaysClass0(), [accuracy], [accuracy], NinetyToTen())).Message, StringComparison.Ordinal);
        Assert.Contains("'accuracy'", Assert.Throws<ArgumentException>(() => Fit(AlwaysClass0(), [accuracy, new Accuracy()], [], NinetyToTen())).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'weighted_accuracy'",
            Assert.Throws<ArgumentException>(() => Fit(AlwaysClass0(), [accuracy, new BinaryAccuracy(name: "weighted_accuracy")], [new Accuracy()], NinetyToTen())).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss")]
    [InlineData("val_loss")]
    [InlineData("learning_rate")]
    public void A_metric_cannot_have_the_name_of_another_number(string name) => Assert.Contains(
        $"'{name}'",
        Assert.Throws<ArgumentException>(() => Fit(AlwaysClass0(), [new BinaryAccuracy(name: name)], [], NinetyToTen())).Message,
        StringComparison.Ordinal);

    private static EpochLogs Fit(Xor model, Metric[]? metrics, Metric[] weighted, Dataset data, params Callback[] callbacks) => model.Fit(data, new FitOptions
    {
        BatchSize = 32,
        Optimizer = new SGD(0.0),
        Lanes = 2,
        ClassWeights = Weights,
        Metrics = metrics,
        WeightedMetrics = weighted,
        Validation = data,
        Callbacks = callbacks,
    }).Epochs[0];

    /// <summary>A logit of -1 for every input.</summary>
    private static Xor AlwaysClass0()
    {
        Xor model = new(seed: 1);
        float[] weights = new float[model.Weights.Length];
        weights[model.Info.Parameters.Single(parameter => parameter.Name == "dense_2.bias").Offset] = -1;
        model.SetWeights(weights);
        return model;
    }

    private static Dataset NinetyToTen() =>
        Dataset.FromClasses(RandomData.Uniform(new Random(2), 200), [.. Enumerable.Range(0, 100).Select(i => i % 10 == 3 ? 1 : 0)], 2, 2);
}
