using Xunit;
using static ModelGen.Tests.MetricRun;

namespace ModelGen.Tests;

public class ConfusionMatrixTests
{
    private static readonly float[][] Outputs = [[0.8f, 0.1f, 0.1f], [0.1f, 0.8f, 0.1f], [0.1f, 0.8f, 0.1f], [0.3f, 0.3f, 0.4f], [0.7f, 0.2f, 0.1f]];

    [Fact]
    public void Rows_are_actual_and_columns_predicted_classes()
    {
        var matrix = new ConfusionMatrix();
        Update(matrix, Outputs, Column(0, 1, 2, 2, 2));
        int[] counts = [.. from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select (int)matrix[actual, predicted]];
        Assert.Equal([1, 0, 0, 0, 1, 0, 1, 1, 1], counts);
        Assert.Equal(0.6, matrix.Result, 1e-12);
    }

    [Fact]
    public void It_prints_as_an_aligned_table()
    {
        var matrix = new ConfusionMatrix(["cat", "dog", "horse"]);
        Update(matrix, Outputs, Column(0, 1, 2, 2, 2), [1000, 1, 0.125f, 1, 1]);
        string expected = string.Join(
            '\n',
            """actual \ predicted    cat    dog  horse""",
            """cat                  1000      0      0""",
            """dog                     0      1      0""",
            """horse                   1   0.13      1""");
        Assert.Equal(expected, matrix.ToString());
    }

    [Fact]
    public void Class_numbers_stand_in_for_missing_names()
    {
        var matrix = new ConfusionMatrix(["cat"]);
        Update(matrix, [[0.1f, 0.9f]], Column(0));
        Assert.Equal(["cat", "1"], [matrix.ClassName(0), matrix.ClassName(1)]);
    }

    [Fact]
    public void A_single_output_makes_two_classes()
    {
        var matrix = new ConfusionMatrix();
        Update(matrix, Column(0.9f, 0.2f, 0.6f), Column(1, 1, 0));
        Assert.Equal([0, 1, 1, 1], [matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]]);
    }

    [Fact]
    public void Bounds_and_sizes_are_checked()
    {
        var matrix = new ConfusionMatrix();
        Assert.Equal(0, matrix.Classes);
        Assert.Equal("actual \\ predicted\nno samples", matrix.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 0]);
        Assert.Throws<ArgumentException>(() => Update(matrix, [new float[100_000]], Column(0)));
    }
}
