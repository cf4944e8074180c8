using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Data;

public class StandardizationTests
{
    // Features: 1 2 3 4 (mean 2.5, variance 1.25), 10 everywhere, 0 0 0 8 (mean 2, variance 12).
    private static readonly Dataset Table = Dataset.FromValues([1, 10, 0, 2, 10, 0, 3, 10, 0, 4, 10, 8], [1, 2, 3, 4], [3], 1);

    [Fact]
    public void Means_and_population_deviations_are_fitted_per_feature()
    {
        Standardization fitted = Standardization.Fit(Table);

        Assert.Equal([2.5f, 10f, 2f], fitted.Means);
        Assert.Equal([MathF.Sqrt(1.25f), 1f, MathF.Sqrt(12)], fitted.Deviations);
    }

    [Fact]
    public void What_was_fitted_on_one_dataset_applies_to_views_of_another()
    {
        Standardization fitted = Standardization.Fit(Table);
        Dataset other = fitted.Apply(Dataset.FromValues([0, 0, 0, 5, 11, 2], [7, 9], [3], 1).Skip(1));
        float[] input = new float[3];
        float[] target = new float[1];
        other.CopyInput(0, input);
        other.CopyTarget(0, target);

        Assert.Equal([2.5f / MathF.Sqrt(1.25f), 1f, 0f], input);
        Assert.Equal(9f, target[0]);

        float[] single = [5, 11, 2];
        fitted.Apply(single);
        Assert.Equal(input, single);
    }

    [Fact]
    public void A_fitted_dataset_has_mean_0_and_deviation_1()
    {
        Random random = new(9);
        float[] values = [.. Enumerable.Range(0, 5 * 1000).Select(i => (float)((random.NextDouble() * (1 + i % 5)) + (1000 * (i % 5))))];
        Dataset data = Dataset.FromValues(values, new float[1000], [5], 1);
        Standardization again = Standardization.Fit(Standardization.Fit(data).Apply(data));

        // Inputs near 4,000 are rounded to 2^-12 and deviations are above 0.28, so a mean may be off by 2^-12 / 0.28.
        Assert.All(again.Means.ToArray(), mean => Assert.InRange(mean, -1e-3f, 1e-3f));
        Assert.All(again.Deviations.ToArray(), deviation => Assert.InRange(deviation, 0.999f, 1.001f));
    }

    [Fact]
    public void Pixels_of_a_feature_map_with_a_halo_are_standardized_each_by_its_own_mean()
    {
        byte[] bytes = [.. Enumerable.Range(0, 2 * 24).Select(i => (byte)(i * 5))];
        Dataset images = Dataset.FromBytes(bytes, [0, 1], 2, [4, 3, 2]);
        Dataset standardized = Standardization.Fit(images).Apply(images);
        float[] memory = new float[6 * 5 * 2];
        FeatureMap map = new(memory, 4, 3, 2, new Halo(1, 1, 1, 1));
        standardized.CopyInput(1, map, 0);
        float[] expected = new float[24];
        standardized.CopyInput(1, expected);
        float[] actual = new float[24];
        map.CopySampleTo(0, actual);

        Assert.Equal(expected, actual);
        Assert.All(expected, value => Assert.Equal(1, value, 1e-5)); // two samples: one deviation either side of the mean
        Assert.Equal(60 - 24, memory.Count(value => value == 0));
    }

    [Fact]
    public void Other_columns_than_those_fitted_and_data_standardized_already_are_refused()
    {
        Dataset named = Table.WithInputNames("a", "b", "c");
        Standardization fitted = Standardization.Fit(named);

        Refused("These data have the input columns (c, b, a), but the data that were fitted have (a, b, c): the same in another order", () => fitted.Apply(Table.WithInputNames("c", "b", "a")));
        Refused("already", () => fitted.Apply(fitted.Apply(named)));
        Refused("These data are standardized, but the data that were fitted are not", () => fitted.Apply(Standardization.Fit(named.Take(2)).Apply(named)));
        Assert.Equal(fitted, fitted.Apply(Table).Description.Standardization); // nothing is known of these columns
    }

    [Fact]
    public void Standardized_twice_is_described_as_one_step()
    {
        Dataset once = Standardization.Fit(Table.Take(2)).Apply(Table);
        Dataset twice = Standardization.Fit(once).Apply(once);
        float[] expected = new float[3];
        float[] actual = new float[3];
        twice.CopyInput(3, expected);
        Table.CopyInput(3, actual);
        twice.Description.Standardization!.Apply(actual);

        Assert.Equal(expected, actual, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused()
    {
        Refused("2 means and 1 deviations", () => _ = new Standardization([1, 2], [1]));
        Refused("Feature 1 has mean 0 and deviation 0", () => _ = new Standardization([1, 0], [1, 0]));
        Refused("Feature 0 has mean NaN", () => _ = new Standardization([float.NaN], [1]));
        Refused("empty dataset", () => Standardization.Fit(Table.Take(0)));
        Refused("2 features, but 3 were fitted", () => Standardization.Fit(Table).Apply(new float[2]));
        Refused("1 features, but 3 were fitted", () => Standardization.Fit(Table).Apply(Dataset.FromValues([1], [1], [1], 1)));
    }

    private static void Refused(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
