using Xunit;

namespace ModelGen.Tests;

public class ConfusionMatrixPlotTests
{
    [Fact]
    public void Cells_hold_their_counts_at_the_row_of_the_actual_class()
    {
        ConfusionMatrix matrix = Make(["a & b", "c"], (0, 0, 90), (0, 1, 10), (1, 1, 7));
        var picture = new SvgPicture(matrix.ToSvg());
        Assert.Equal(2, picture.Texts.Count(text => text == "a & b"));
        Assert.Contains("Confusion matrix: accuracy 0.9065", picture.Texts);

        (double x90, double y90) = PlaceOf("90");
        (double x10, double y10) = PlaceOf("10");
        (double x7, double y7) = PlaceOf("7");
        Assert.True(y90 == y10 && y7 > y10, "a row is an actual class");
        Assert.True(x10 == x7 && x10 > x90, "a column is a predicted class");

        (double X, double Y) PlaceOf(string text) =>
            (SvgPicture.Number(picture.TextElement(text), "x"), SvgPicture.Number(picture.TextElement(text), "y"));
    }

    [Fact]
    public void The_larger_its_share_of_the_actual_class_the_darker_a_cell()
    {
        // Shares of 3/4 and 1/4 in the first row, 1 in the second, whatever the counts.
        var picture = new SvgPicture(Make(null, (0, 0, 3), (0, 1, 1), (1, 1, 1000)).ToSvg());
        int[] lightness = [.. picture.All("rect").Skip(1).Select(cell => Convert.ToInt32(cell.Attribute("fill")!.Value[1..3], 16))];
        Assert.Equal(4, lightness.Length);
        Assert.True(lightness[3] < lightness[0] && lightness[0] < lightness[1] && lightness[1] < lightness[2]);
    }

    [Fact]
    public void Predictions_that_are_NaN_are_in_no_cell_and_said()
    {
        var matrix = new ConfusionMatrix();
        matrix.Update(new Predictions
        {
            Outputs = new[] { 0.9f, 0.1f, float.NaN, 0.5f, 0.5f, float.NaN },
            Targets = new[] { 0f, 0f, 1f },
            Samples = 3,
            OutputSize = 2,
            TargetSize = 1,
        });
        Assert.Equal([1, 0, 0, 0], [matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]]);
        Assert.Equal(1.0 / 3, matrix.Result, 1e-12);
        Assert.EndsWith("\n2 not assigned to a class: an output is NaN", matrix.ToString());
        Assert.Contains("2 not assigned to a class: an output is NaN", new SvgPicture(matrix.ToSvg()).Texts);
        matrix.Reset();
        Assert.DoesNotContain("NaN", matrix.ToString());
    }

    [Fact]
    public void A_single_output_that_is_NaN_is_no_prediction()
    {
        var matrix = new ConfusionMatrix();
        matrix.Update(new Predictions { Outputs = new[] { float.NaN, 0.9f }, Targets = new[] { 0f, 1f }, Samples = 2, OutputSize = 1, TargetSize = 1 });
        Assert.Equal(0.5, matrix.Result);
        Assert.Equal(0, matrix[0, 0]);
    }

    [Fact]
    public void An_empty_matrix_and_one_of_many_classes_can_be_drawn()
    {
        Assert.Contains("Confusion matrix: no samples", new SvgPicture(new ConfusionMatrix().ToSvg()).Texts);
        var many = new SvgPicture(Make([.. Enumerable.Range(0, 120).Select(i => $"class {i}")], (3, 5, 1)).ToSvg());
        Assert.Equal(1 + (120 * 120), many.All("rect").Count());
        Assert.Throws<InvalidOperationException>(() => Make([.. Enumerable.Range(0, 300).Select(i => $"{i}")]).ToSvg());
    }

    private static ConfusionMatrix Make(string[]? names, params (int Actual, int Predicted, float Count)[] cells)
    {
        var matrix = new ConfusionMatrix(names);
        int classes = names?.Length ?? 2;
        matrix.Update(new Predictions
        {
            Outputs = cells.SelectMany(cell => Enumerable.Range(0, classes).Select(i => i == cell.Predicted ? 1f : 0f)).ToArray(),
            Targets = cells.Select(cell => (float)cell.Actual).ToArray(),
            SampleWeights = cells.Select(cell => cell.Count).ToArray(),
            Samples = cells.Length,
            OutputSize = classes,
            TargetSize = 1,
        });
        return matrix;
    }
}
