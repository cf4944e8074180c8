using Xunit;
using static ModelGen.Tests.MetricRun;

namespace ModelGen.Tests;

/// <summary>The examples of Keras's metric documentation: inputs and results.</summary>
public class KerasFigureTests
{
    [Fact]
    public void Categorical_accuracy()
    {
        float[][] targets = [[0, 0, 1], [0, 1, 0]];
        float[][] outputs = [[0.1f, 0.9f, 0.8f], [0.05f, 0.95f, 0]];
        Assert.Equal(0.5, ResultOf(new Accuracy(), outputs, targets));
        Assert.Equal(0.3, ResultOf(new Accuracy(), outputs, targets, [0.7f, 0.3f]), 1e-7);
    }

    [Fact]
    public void Sparse_categorical_accuracy()
    {
        float[][] outputs = [[0.1f, 0.6f, 0.3f], [0.05f, 0.95f, 0]];
        Assert.Equal(0.5, ResultOf(new Accuracy(), outputs, Column(2, 1)));
        Assert.Equal(0.3, ResultOf(new Accuracy(), outputs, Column(2, 1), [0.7f, 0.3f]), 1e-7);
    }

    [Fact]
    public void Binary_accuracy()
    {
        float[][] outputs = Column(0.98f, 1, 0, 0.6f);
        Assert.Equal(0.75, ResultOf(new BinaryAccuracy(), outputs, Column(1, 1, 0, 0)));
        Assert.Equal(0.5, ResultOf(new BinaryAccuracy(), outputs, Column(1, 1, 0, 0), [1, 0, 0, 1]));
        Assert.Equal(0.75, ResultOf(new Accuracy(), outputs, Column(1, 1, 0, 0)));
    }

    [Fact]
    public void Precision_and_recall()
    {
        Metric[] metrics = [new Precision(), new Recall()];
        foreach (Metric metric in metrics)
        {
            Assert.Equal(2 / 3.0, ResultOf(metric, Column(1, 0, 1, 1), Column(0, 1, 1, 1)), 1e-12);
            metric.Reset();
            Assert.Equal(1, ResultOf(metric, Column(1, 0, 1, 1), Column(0, 1, 1, 1), [0, 0, 1, 0]));
        }
    }

    [Fact]
    public void F1_score_with_a_threshold()
    {
        float[][] targets = [[1, 1, 1], [1, 0, 0], [1, 1, 0]];
        float[][] outputs = [[0.2f, 0.6f, 0.7f], [0.2f, 0.6f, 0.6f], [0.6f, 0.8f, 0]];
        Assert.Equal((0.5 + 0.8 + (2 / 3.0)) / 3, ResultOf(new F1Score(threshold: 0.5), outputs, targets), 1e-12);
    }

    [Fact]
    public void Area_under_the_curve()
    {
        float[][] outputs = Column(0, 0.5f, 0.3f, 0.9f);
        Assert.Equal(0.75, ResultOf(new AUC(thresholds: 3), outputs, Column(0, 0, 1, 1)));
        Assert.Equal(1, ResultOf(new AUC(thresholds: 3), outputs, Column(0, 0, 1, 1), [1, 0, 0, 1]));
    }

    [Fact]
    public void Mean_absolute_and_mean_squared_error()
    {
        Metric[] metrics = [new MeanAbsoluteError(), new MeanSquaredError()];
        foreach (Metric metric in metrics)
        {
            Assert.Equal(0.25, ResultOf(metric, [[1, 1], [0, 0]], [[0, 1], [0, 0]]));
            metric.Reset();
            Assert.Equal(0.5, ResultOf(metric, [[1, 1], [0, 0]], [[0, 1], [0, 0]], [1, 0]));
        }
    }
}
