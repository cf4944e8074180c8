using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>What is declared or obvious about inputs is checked when they come.</summary>
public class InputRuleTests
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 64 * 16).Select(i => (byte)(i * 37))];
    private static readonly int[] Classes = [.. Enumerable.Range(0, 64).Select(i => i % 2)];
    private static readonly float[] Grey = [.. Bytes.Select(value => (float)value)];

    [Fact]
    public void Data_scaled_to_1_are_refused_where_bytes_are_declared()
    {
        foreach (Dataset data in new[] { FromBytes(1 / 255f), FromFloats(1 / 255f) })
        {
            string message = Refused(() => new Declared().Fit(data));
            Assert.Contains("Declared declares [Input(Maximum = 255)], but in data no input is above 1", message, StringComparison.Ordinal);
            Assert.Contains("scale: 1 in Dataset.FromIdx", message, StringComparison.Ordinal);
            Assert.Contains("no input is above 1", Refused(() => new Declared().Evaluate(data)), StringComparison.Ordinal);
        }

        Assert.Empty(Warnings(new Declared(), FromBytes(1)));
        Assert.Empty(Warnings(new Declared(), FromFloats(1)));
    }

    [Fact]
    public void Data_outside_the_declared_range_are_refused_with_the_first_value()
    {
        float[] outside = (float[])Grey.Clone();
        outside[35] = 256;
        Assert.Contains("value 3 of sample 2 is 256", Refused(() => new Declared().Fit(Floats(outside))), StringComparison.Ordinal);
        outside[35] = -1;
        Assert.Contains("value 3 of sample 2 is -1", Refused(() => new Declared().Fit(Floats(outside))), StringComparison.Ordinal);
        Assert.Contains("standardized", Refused(() => new Declared().Fit(Standardization.Fit(FromBytes(1)).Apply(FromBytes(1)))), StringComparison.Ordinal);

        // Bytes that could be larger, but are not.
        Assert.Empty(Warnings(new Declared(), Dataset.FromBytes([.. Bytes.Select(value => (byte)(value / 2))], Classes, 2, [16], scale: 2)));
    }

    [Fact]
    public void Dark_images_are_taken_and_warned_of_in_training()
    {
        float[] dark = [.. Bytes.Select(value => value % 8 == 0 ? 3f : 0)];
        new Declared().Evaluate(Floats(dark).Take(1));
        Assert.Contains("no training input is above 3", Assert.Single(Warnings(new Declared(), Floats(dark))), StringComparison.Ordinal);
        Assert.Empty(Warnings(new Declared(), Floats(new float[dark.Length])));
        Assert.Contains("The validation inputs", Assert.Single(Warnings(new Declared(), FromFloats(1), new FitOptions { Validation = Floats(dark) })), StringComparison.Ordinal);

        // What bytes were multiplied by is known, so black and white ones are no excuse.
        Dataset scaled = Dataset.FromBytes([.. Bytes.Select(value => value < 128 ? byte.MinValue : byte.MaxValue)], Classes, 2, [16]);
        Assert.Contains("no input is above 1", Refused(() => new Declared().Evaluate(scaled)), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_nobody_scaled_are_warned_of()
    {
        string warning = Assert.Single(Warnings(new Plain(), FromFloats(1)));
        Assert.Contains("Inputs are from 0 to 255, and dense_1 gets them as they are, with a root mean square of 147", warning, StringComparison.Ordinal);
        Assert.Empty(Warnings(new Plain(), FromBytes(1 / 255f)));
        Assert.Empty(Warnings(new Plain(), Standardization.Fit(FromFloats(1)).Apply(FromFloats(1))));
    }

    [Fact]
    public void Data_that_are_scaled_twice_are_warned_of()
    {
        Assert.Contains("rescaled, where they differ by 0.00392 at most", Assert.Single(Warnings(new Rescaled(), FromBytes(1 / 255f))), StringComparison.Ordinal);
        Assert.Empty(Warnings(new Rescaled(), FromBytes(1)));
    }

    [Fact]
    public void Sets_on_another_scale_than_the_training_set_are_warned_of()
    {
        Plain model = new();
        string[] warnings = Warnings(model, FromFloats(1 / 255f), new FitOptions { Validation = FromFloats(1) });
        Assert.Contains("The validation inputs have a root mean square of 147, the training inputs one of 0.57", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Empty(Warnings(model, FromFloats(1 / 255f), new FitOptions { Validation = FromFloats(2 / 255f).Take(1) }));
        Plain loaded = new();
        MemoryStream file = new();
        model.Save(file);
        loaded.Load(file.ToArray());
        Assert.Contains("The inputs have a root mean square of 147, those that Plain was trained on one of 0.57", Warnings(loaded, FromFloats(1))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_training_never_sees_are_warned_of()
    {
        int[] sorted = [.. Classes.Order()];
        Dataset data = Dataset.FromBytes(Bytes, sorted, 2, [16]);
        string[] warnings = Warnings(new Plain(), data, new FitOptions { ValidationSplit = 0.5 });
        Assert.Contains("All 32 training samples have class 0", warnings[0], StringComparison.Ordinal);
        Assert.Contains("no training sample has: 1. ValidationSplit takes the last samples", warnings[1], StringComparison.Ordinal);
        Assert.Empty(Warnings(new Plain(), data.Shuffled(1), new FitOptions { ValidationSplit = 0.5 }));

        int[] fromOne = [.. Enumerable.Range(0, 64).Select(i => 1 + (i % 3))];
        Assert.Contains("subtract 1", Assert.Single(Warnings(new FourClasses(), Dataset.FromBytes(Bytes, fromOne, 4, [16]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_the_last_activation_cannot_reach_are_warned_of()
    {
        Dataset data = Dataset.FromValues(new float[4], [1, 2, 3, 450], [1], 1);
        Assert.Contains("Targets are from 1 to 450, but dense_1 ends in Activation.Tanh, which gives -1 to 1", Assert.Single(Warnings(new Bounded(), data)), StringComparison.Ordinal);
        Assert.Empty(Warnings(new Bounded(), Dataset.FromValues(new float[2], [-1, 1], [1], 1)));
        Assert.Contains("dense_1 ends in Activation.ELU, which gives nothing below -1", Assert.Single(Warnings(new BoundedBelow(), Dataset.FromValues(new float[2], [-1.5f, 9], [1], 1))), StringComparison.Ordinal);
        Assert.Empty(Warnings(new BoundedBelow(), Dataset.FromValues(new float[2], [-1, 9], [1], 1)));
    }

    private static Dataset FromBytes(float scale) => Dataset.FromBytes(Bytes, Classes, 2, [16], scale);

    private static Dataset FromFloats(float scale) => Floats([.. Grey.Select(value => value * scale)]);

    private static Dataset Floats(float[] inputs) => Dataset.FromClasses(inputs, Classes, 2, 16);

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;

    private static string[] Warnings(TrainableModel model, Dataset data, FitOptions? options = null)
    {
        List<string> told = [];
        History history = model.Fit(data, (options ?? new()) with { OnWarning = told.Add });
        Assert.Equal(told, history.Warnings);
        return [.. told];
    }
}
