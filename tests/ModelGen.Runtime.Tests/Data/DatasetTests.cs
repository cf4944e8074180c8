using Xunit;

namespace ModelGen.Tests.Data;

public class DatasetTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 24).Select(i => i * 0.5f)];

    [Fact]
    public void Classes_come_back_as_numbers_and_as_one_hot_rows()
    {
        Dataset data = Dataset.FromClasses(Inputs, [2, 0, 1, 2], 3, 2, 3, 1);

        Assert.Equal((4, 6, 3, 1, true), (data.Count, data.InputSize, data.ClassCount, data.TargetSize, data.HasClasses));
        Assert.Equal([2, 3, 1], data.InputShape);
        Assert.Equal([1, 1, 2], data.ClassCounts());
        Assert.Equal(1, data.ClassOf(2));
        Assert.Equal([2f], Target(data, 3, 1));
        Assert.Equal([0f, 0f, 1f], Target(data, 3, 3));
        Assert.Equal([6f, 6.5f, 7f, 7.5f, 8f, 8.5f], Input(data, 2));
        Assert.Equal("4 samples of (2, 3, 1), 3 classes", data.ToString());
    }

    [Fact]
    public void Values_come_back_as_they_were()
    {
        Dataset data = Dataset.FromValues(Inputs, [1, 2, 3, 4, 5, 6], [8], 2);

        Assert.Equal((3, 0, 2, false), (data.Count, data.ClassCount, data.TargetSize, data.HasClasses));
        Assert.Equal([5f, 6f], Target(data, 2, 2));
        Assert.Equal("3 samples of (8), 2 target values", data.ToString());
        Assert.Contains("values, not classes", Assert.Throws<InvalidOperationException>(() => data.ClassOf(0)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => data.ClassCounts());
        Assert.Throws<InvalidOperationException>(() => data.WithClassNames("a", "b"));
    }

    [Fact]
    public void Later_changes_to_the_callers_classes_do_not_reach_the_dataset()
    {
        int[] classes = [0, 1];
        int[] shape = [12];
        Dataset data = Dataset.FromClasses(Inputs, classes, 2, shape);
        classes[0] = 99;
        shape[0] = 99;

        Assert.Equal(0, data.ClassOf(0));
        Assert.Equal([12], data.InputShape);
    }

    [Fact]
    public void Class_names_are_kept_by_views()
    {
        Dataset data = Dataset.FromClasses(Inputs, [0, 1], 2, 12);

        Assert.Null(data.ClassNames);
        Assert.Equal(["cat", "dog"], data.WithClassNames("cat", "dog").Skip(1).Shuffled(1).ClassNames);
        Assert.Contains("3 names for 2 classes", Assert.Throws<ArgumentException>(() => data.WithClassNames("a", "b", "c")).Message, StringComparison.Ordinal);
        Assert.Contains("class 1 is empty", Assert.Throws<ArgumentException>(() => data.WithClassNames("a", " ")).Message, StringComparison.Ordinal);
        Assert.Contains("same name, 'a'", Assert.Throws<ArgumentException>(() => data.WithClassNames("a", "a")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, "Sample 1 has class 12, but there are 10 classes")]
    [InlineData(-1, "Sample 1 has class -1")]
    [InlineData(10, "Sample 1 has class 10")]
    public void A_class_out_of_range_is_named(int wrong, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Dataset.FromClasses(Inputs, [9, wrong], 10, 12)).Message, StringComparison.Ordinal);

    [Fact]
    public void Lengths_and_shapes_that_disagree_are_named()
    {
        Refused("Found 24 elements; expected 26, for 2 samples of 13.", () => Dataset.FromClasses(Inputs, [0, 1], 2, 13));
        Refused("Found 3 elements; expected 24", () => Dataset.FromBytes(new byte[3], [0, 1], 2, [12]));
        Refused("expected 24, for 3 samples of 8.", () => Dataset.FromValues(new float[9], new float[3], [8], 1));
        Refused("targets has 9 values; expected a multiple of 2, the size of one target.", () => Dataset.FromValues(Inputs, new float[9], [8], 2));
        Refused("at least one dimension", () => Dataset.FromClasses(Inputs, [0, 1], 2));
        Refused("Dimension 1 of the input shape is 0", () => Dataset.FromClasses(Inputs, [0, 1], 2, 3, 0));
        Refused("more than an array's", () => Dataset.FromClasses(Inputs, [0, 1], 2, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue));
        Refused("at least 2 classes", () => Dataset.FromClasses(Inputs, [0, 0], 1, 12));
        Refused("at least one sample", () => Dataset.FromClasses([], [], 2, 12));
        Refused("at least one sample", () => Dataset.FromValues([], [], [12], 1));
        Refused("at least 1 target value", () => Dataset.FromValues(Inputs, [1], [24], 0));
        Refused("finite", () => Dataset.FromBytes(new byte[24], [0, 1], 2, [12], float.NaN));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void A_number_that_is_not_finite_is_named(float wrong, string written)
    {
        float[] bad = [.. Inputs];
        bad[17] = wrong;

        Refused($"Value 5 of sample 1 is {written}", () => Dataset.FromClasses(bad, [0, 1], 2, 12));
        Refused($"Value 5 of sample 1 is {written}", () => Dataset.FromValues(Inputs, bad, [12], 12));
    }

    [Fact]
    public void Finite_numbers_whose_sum_overflows_are_welcome() =>
        Assert.Equal(2, Dataset.FromClasses([float.MaxValue, float.MaxValue], [0, 1], 2, 1).Count);

    [Fact]
    public void Samples_and_destinations_that_do_not_fit_are_refused()
    {
        Dataset data = Dataset.FromClasses(Inputs, [2, 0, 1, 2], 3, 6);

        Assert.Throws<ArgumentOutOfRangeException>(() => data.ClassOf(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.CopyInput(-1, new float[6]));
        Refused("One input is 6 floats, not 7", () => data.CopyInput(0, new float[7]));
        Refused("1 float (its number) or 3 floats", () => data.CopyTarget(0, new float[2]));
        Refused("One target is 1 floats, not 2", () => Dataset.FromValues(Inputs, [1], [24], 1).CopyTarget(0, new float[2]));
    }

    [Fact]
    public void Reading_samples_allocates_nothing()
    {
        Dataset data = Dataset.FromBytes(new byte[64], [0, 1], 2, [32]).Shuffled(3);
        float[] input = new float[32];
        float[] target = new float[2];
        data.CopyInput(0, input);
        data.CopyTarget(0, target);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            data.CopyInput(i % 2, input);
            data.CopyTarget(i % 2, target);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void One_hot_rows_have_their_1_at_the_class()
    {
        Assert.Equal([0, 1, 0, 1, 0, 0], OneHot.Encode([1, 0], 3));
        Refused("Sample 1 has class 3", () => OneHot.Encode([0, 3], 3));
        Refused("more than an array's", () => OneHot.Encode([0, 0], int.MaxValue));
    }

    private static void Refused(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static float[] Input(Dataset data, int sample)
    {
        float[] input = new float[data.InputSize];
        data.CopyInput(sample, input);
        return input;
    }

    private static float[] Target(Dataset data, int sample, int size)
    {
        float[] target = new float[size];
        Array.Fill(target, -1);
        data.CopyTarget(sample, target);
        return target;
    }
}
