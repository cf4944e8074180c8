using Xunit;
using static ModelGen.Tests.MetricRun;

namespace ModelGen.Tests;

public class MetricTests
{
    private static readonly Dictionary<string, Func<Metric>> Metrics = new()
    {
        [nameof(Accuracy)] = () => new Accuracy(),
        [nameof(BinaryAccuracy)] = () => new BinaryAccuracy(),
        [nameof(Precision)] = () => new Precision(),
        [nameof(Recall)] = () => new Recall(),
        [nameof(F1Score)] = () => new F1Score(),
        [nameof(AUC)] = () => new AUC(),
        [nameof(MeanAbsoluteError)] = () => new MeanAbsoluteError(),
        [nameof(MeanSquaredError)] = () => new MeanSquaredError(),
        [nameof(ConfusionMatrix)] = () => new ConfusionMatrix(),
    };

    public static TheoryData<string> Names => [.. Metrics.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_result_is_NaN_before_any_sample_and_after_a_reset(string name)
    {
        Metric metric = Metrics[name]();
        Assert.True(double.IsNaN(metric.Result));
        Assert.False(double.IsNaN(ResultOf(metric, Column(0.2f, 0.7f), Column(0, 1))));
        metric.Reset();
        Assert.True(double.IsNaN(metric.Result));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Batches_add_up_to_the_result_over_all_samples(string name)
    {
        (float[][] outputs, int[] classes) = Draw(samples: 90, classCount: 4);
        float[][] targets = OneHot(classes, 4);
        float[] weights = [.. classes.Select((_, i) => 0.1f * (1 + (i % 7)))];
        double whole = ResultOf(Metrics[name](), outputs, targets, weights);

        Metric batched = Metrics[name]();
        foreach (Range range in new[] { ..1, 1..50, 50.. })
        {
            Update(batched, outputs[range], targets[range], weights[range]);
        }

        Assert.Equal(whole, batched.Result, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_of_weight_three_counts_as_three_samples(string name)
    {
        (float[][] outputs, int[] classes) = Draw(samples: 40, classCount: 3);
        float[][] targets = OneHot(classes, 3);
        float[] weights = [.. classes.Select((_, i) => i % 4 == 0 ? 3f : 1f)];
        int[] repeated = [.. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Repeat(i, (int)weights[i]))];

        double expected = ResultOf(Metrics[name](), [.. repeated.Select(i => outputs[i])], [.. repeated.Select(i => targets[i])]);
        Assert.Equal(expected, ResultOf(Metrics[name](), outputs, targets, weights), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Updates_allocate_nothing_after_the_first(string name)
    {
        Metric metric = Metrics[name]();
        float[] outputs = [0.2f, 0.7f, 0.1f, 0.4f, 0.3f, 0.3f];
        float[] targets = [0, 1, 0, 0, 0, 1];
        float[] weights = [1, 2];
        Feed();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed();
        metric.Reset();
        Feed();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed() => metric.Update(new Predictions
        {
            Outputs = outputs,
            Targets = targets,
            SampleWeights = weights,
            Samples = 2,
            OutputSize = 3,
            TargetSize = 3,
        });
    }

    [Fact]
    public void Class_numbers_and_one_hot_targets_give_the_same_results()
    {
        (float[][] outputs, int[] classes) = Draw(samples: 60, classCount: 5);
        float[][] numbers = Column([.. classes.Select(number => (float)number)]);
        foreach (string name in new[] { nameof(Accuracy), nameof(Precision), nameof(Recall), nameof(F1Score), nameof(AUC), nameof(ConfusionMatrix) })
        {
            Assert.Equal(ResultOf(Metrics[name](), outputs, OneHot(classes, 5)), ResultOf(Metrics[name](), outputs, numbers));
        }
    }

    [Fact]
    public void Precision_recall_and_F1_are_means_over_the_classes()
    {
        (float[][] outputs, int[] actual) = Draw(samples: 200, classCount: 4);
        int[] predicted = [.. outputs.Select(row => Array.IndexOf(row, row.Max()))];
        double Mean(Func<int, double> ofClass) => Enumerable.Range(0, 4).Average(ofClass);
        int Both(int c) => actual.Zip(predicted).Count(pair => pair.First == c && pair.Second == c);
        double PrecisionOf(int c) => (double)Both(c) / predicted.Count(p => p == c);
        double RecallOf(int c) => (double)Both(c) / actual.Count(a => a == c);

        float[][] targets = OneHot(actual, 4);
        Assert.Equal(Mean(PrecisionOf), ResultOf(new Precision(), outputs, targets), 1e-12);
        Assert.Equal(Mean(RecallOf), ResultOf(new Recall(), outputs, targets), 1e-12);
        Assert.Equal(
            Mean(c => 2 * PrecisionOf(c) * RecallOf(c) / (PrecisionOf(c) + RecallOf(c))),
            ResultOf(new F1Score(), outputs, targets),
            1e-12);
    }

    [Fact]
    public void A_class_that_plays_no_part_is_left_out_of_the_mean()
    {
        float[][] outputs = [[0.9f, 0.1f, 0, 0], [0.2f, 0.8f, 0, 0]];
        Assert.Equal(1, ResultOf(new F1Score(), outputs, Column(0, 1)));

        // Class 2 occurs but is not predicted: recall 0 for it, 1 for class 0, 0 for class 1, which is only predicted.
        Assert.Equal(1 / 3.0, ResultOf(new Recall(), outputs, Column(0, 2)), 1e-12);
    }

    [Fact]
    public void Nothing_to_find_and_nothing_found_counts_as_0_as_in_Keras()
    {
        Assert.Equal(0, ResultOf(new Precision(), Column(0.1f, 0.2f), Column(0, 0)));
        Assert.Equal(0, ResultOf(new Recall(), Column(0.1f, 0.2f), Column(0, 0)));
    }

    [Fact]
    public void Thresholds_decide_single_outputs()
    {
        float[][] outputs = Column(0.3f, 0.6f, 0.8f);
        Assert.Equal(1, ResultOf(new BinaryAccuracy(threshold: 0.7), outputs, Column(0, 0, 1)));
        Assert.Equal(0.5, ResultOf(new Precision(), outputs, Column(0, 0, 1)));
        Assert.Equal(1, ResultOf(new Precision(threshold: 0.7), outputs, Column(0, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Precision(threshold: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryAccuracy(threshold: double.NaN));
    }

    [Fact]
    public void Mean_errors_are_those_of_double_precision()
    {
        float[][] outputs = [[0.5f, -2], [3, 0.25f], [1, 1]];
        float[][] targets = [[0, 1], [3, 0.5f], [-1, 1]];
        Assert.Equal((0.5 + 3 + 0 + 0.25 + 2 + 0) / 6, ResultOf(new MeanAbsoluteError(), outputs, targets), 1e-15);
        Assert.Equal((0.25 + 9 + 0 + 0.0625 + 4 + 0) / 6, ResultOf(new MeanSquaredError(), outputs, targets), 1e-15);
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_by_name()
    {
        ArgumentException mean = Assert.Throws<ArgumentException>(
            () => ResultOf(new MeanAbsoluteError(), [[0.1f, 0.9f]], Column(1)));
        Assert.Contains("mean_absolute_error", mean.Message);

        foreach (float number in new[] { 2f, -1f, 0.5f, float.NaN })
        {
            ArgumentException wrong = Assert.Throws<ArgumentException>(
                () => ResultOf(new ConfusionMatrix(), [[0.1f, 0.9f], [0.1f, 0.9f]], Column(1, number)));
            Assert.Contains("sample 1", wrong.Message);
        }
    }

    [Theory]
    [InlineData(Loss.None, new string[0])]
    [InlineData(Loss.CategoricalCrossentropy, new[] { "accuracy" })]
    [InlineData(Loss.SparseCategoricalCrossentropy, new[] { "accuracy" })]
    [InlineData(Loss.BinaryCrossentropy, new[] { "accuracy" })]
    [InlineData(Loss.MeanSquaredError, new[] { "mean_absolute_error" })]
    [InlineData(Loss.Huber, new[] { "mean_absolute_error" })]
    public void Each_loss_has_its_default_metrics(Loss loss, string[] names) =>
        Assert.Equal(names, MetricDefaults.For(loss).Select(metric => metric.Name));

    [Fact]
    public void By_default_each_output_of_a_binary_cross_entropy_is_a_question_of_its_own() =>
        Assert.Equal(0.75, ResultOf(MetricDefaults.For(Loss.BinaryCrossentropy)[0], [[0.9f, 0.8f], [0.1f, 0.2f]], [[1, 1], [1, 0]]));

    private static (float[][] Outputs, int[] Classes) Draw(int samples, int classCount)
    {
        var random = new Random(3);
        int[] classes = [.. Enumerable.Range(0, samples).Select(_ => random.Next(classCount))];
        float[][] outputs = [.. classes.Select(_ => Enumerable.Range(0, classCount).Select(_ => random.NextSingle()).ToArray())];
        return (outputs, classes);
    }

    private static float[][] OneHot(int[] classes, int count) =>
        [.. classes.Select(number => Enumerable.Range(0, count).Select(i => i == number ? 1f : 0f).ToArray())];
}
