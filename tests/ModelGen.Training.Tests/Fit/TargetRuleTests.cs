using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>Targets are what the loss has a meaning for.</summary>
public class TargetRuleTests
{
    [Theory]
    [InlineData(new[] { 0f, 5, 1, 2 }, "sample 1 has target 0 = 5; all targets are from 0 to 5", "[Dense(6, Activation = Activation.Softmax)]")]
    [InlineData(new[] { 1f, -1, 1, -1 }, "sample 1 has target 0 = -1", "(t + 1) / 2")]
    [InlineData(new[] { 0.5f, 1, 0, 1.5f }, "sample 3 has target 0 = 1.5", "Loss.MeanSquaredError")]
    [InlineData(new[] { 0f, 1, 0, float.NaN }, "sample 3 has target 0 = NaN", "mend its target")]
    public void Binary_crossentropy_takes_values_from_0_to_1(float[] targets, string fault, string mend)
    {
        float[] kept = new float[4];
        Dataset data = Dataset.FromValues([0, 0, 0, 1, 1, 0, 1, 1], kept, [2], 1);
        targets.CopyTo(kept, 0); // Also what is written after the dataset was made.
        ExpectRefused(new Xor(), data, fault, mend);
    }

    [Theory]
    [InlineData(new[] { 1f, 0, 0, 1, 0, 1 }, "sample 1 has a row with the sum 2", "several classes")]
    [InlineData(new[] { 1f, 0, 0, 0, 0, 0 }, "sample 1 has a row with the sum 0", "several classes")]
    [InlineData(new[] { 1f, 0, 0, 0.5f, -0.5f, 1 }, "sample 1 has target 1 = -0.5", "Loss.MeanSquaredError")]
    [InlineData(new[] { 0f, 0, 100, 50, 50, 0 }, "sample 0 has target 2 = 100; all targets are from 0 to 100", "scale the targets")]
    public void Categorical_crossentropy_takes_rows_that_sum_to_1(float[] targets, string fault, string mend) =>
        ExpectRefused(new ThreeClasses(), Dataset.FromValues([0, 1], targets, [1], 3), fault, mend);

    [Fact]
    public void Squared_logarithms_take_no_negative_values() =>
        ExpectRefused(new Logarithms(), Dataset.FromValues([0, 1], [3, -0.25f], [1], 1), "sample 1 has target 0 = -0.25; all targets are from -0.25 to 3", "Loss.Huber");

    [Fact]
    public void Soft_and_rounded_targets_are_taken()
    {
        new ThreeClasses().Fit(Dataset.FromValues([0, 1, 2], [0.9f, 0.05f, 0.05f, 0.333f, 0.333f, 0.333f, 0, 1, 0], [1], 3));
        new Xor().Fit(Dataset.FromValues([0, 1, 1, 0], [0.1f, 0.9f], [2], 1));
        new Logarithms().Fit(Dataset.FromValues([0, 1], [0, 1e9f], [1], 1));
        new Logarithms().Fit(Dataset.FromValues([0, 1], [-1e-7f, 1], [1], 1));
    }

    [Fact]
    public void Rows_of_many_classes_may_lack_what_four_decimals_leave_out()
    {
        float[] row = new float[1000];
        row[7] = 0.96f; // The others have 4e-5 each.
        new ThousandClasses().Fit(Dataset.FromValues([1], row, [1], 1000));
        row[8] = 0.96f;
        Assert.Contains("a row with the sum 1.92", Assert.Throws<ArgumentException>(() => new ThousandClasses().Fit(Dataset.FromValues([1], row, [1], 1000))).Message, StringComparison.Ordinal);
    }

    /// <summary>In Fit, as its validation, and in Evaluate.</summary>
    private static void ExpectRefused(TrainableModel model, Dataset data, string fault, string mend)
    {
        float[] good = new float[data.TargetSize];
        good[0] = 1;
        Dataset training = Dataset.FromValues(new float[data.InputSize], good, [data.InputSize], good.Length);
        foreach (Action action in new Action[]
                 {
                     () => model.Fit(data), () => model.Fit(training, new FitOptions { Validation = data }), () => model.Evaluate(data),
                 })
        {
            string message = Assert.Throws<ArgumentException>(action).Message;
            Assert.Contains(fault, message, StringComparison.Ordinal);
            Assert.Contains(mend, message, StringComparison.Ordinal);
        }
    }
}
