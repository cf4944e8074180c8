using System.Text;
using ModelGen.Serialization;
using Xunit;

namespace ModelGen.Tests.Fit;

/// <summary>What data mean has to be the same wherever two sets, or a set and a model, meet.</summary>
public class DescriptionTests
{
    private const string Homes = "rooms,area,price\n3,80,210\n5,140,450\n2,60,150\n";

    private static readonly Dataset Training = Table(Homes).ToValues("price");

    [Fact]
    public void Validation_columns_in_another_order_are_refused_with_both_orders()
    {
        CsvTable other = Table("area,rooms,price\n80,3,210\n");
        string message = Refused(() => new Homes2().Fit(Training, new FitOptions { Validation = other.ToValues("price") }));

        Assert.Contains("The validation data have the input columns (area, rooms), but the training data have (rooms, area): the same in another order", message, StringComparison.Ordinal);
        Assert.Contains("CsvTable.Select", message, StringComparison.Ordinal);

        History history = new Homes2().Fit(Training, new FitOptions { Validation = other.Select("rooms", "area", "price").ToValues("price") });
        Assert.Single(history.Epochs);
    }

    [Fact]
    public void Evaluation_columns_in_another_order_are_refused_also_after_loading_the_weights()
    {
        Homes2 trained = new();
        trained.Fit(Training);
        Homes2 loaded = new();
        loaded.Load(Saved(trained));
        Dataset other = Table("area,rooms,price\n80,3,210\n").ToValues("price");

        foreach (Homes2 model in new[] { trained, loaded })
        {
            Assert.Contains("The data have the input columns (area, rooms), but those that Homes2 was trained on have (rooms, area)", Refused(() => model.Evaluate(other)), StringComparison.Ordinal);
            Assert.Contains("TrainedOn = null", Refused(() => model.Fit(other)), StringComparison.Ordinal);
            model.Evaluate(Training);
        }

        loaded.TrainedOn = null;
        loaded.Fit(other);
        Assert.Equal(["area", "rooms"], loaded.TrainedOn!.InputNames!);
    }

    [Fact]
    public void Views_keep_what_the_data_mean()
    {
        Dataset shuffled = Training.Shuffled(1);
        foreach (Dataset view in new[] { Training.Take(2), Training.Skip(1), shuffled, shuffled.Split(0.5).First, Training.WithInputNames("rooms", "area") })
        {
            Assert.Equal(Training.Description, view.Description);
        }

        Assert.Equal(Training.Description.InputNames, Standardization.Fit(Training).Apply(Training).Description.InputNames);
    }

    [Fact]
    public void Classes_in_another_order_are_refused()
    {
        CsvTable table = Table("a,b,kind\n1,2,no\n3,4,yes\n");
        Xor model = new(1);
        model.Fit(table.ToClasses("kind", "no", "yes"));

        Assert.Contains(
            "the classes (yes, no), but those that Xor was trained on have (no, yes): the same in another order",
            Refused(() => model.Evaluate(table.ToClasses("kind", "yes", "no"))), StringComparison.Ordinal);
        model.Evaluate(Dataset.FromClasses([1, 2], [0], 2, 2)); // nothing is known of these
    }

    [Fact]
    public void Bytes_of_another_scale_are_refused_and_floats_are_not()
    {
        byte[] pixels = new byte[2 * 256];
        Dataset scaled = Dataset.FromBytes(pixels, [0, 1], 4, [16, 16, 1]);
        SmallCnn model = new(1);
        model.Fit(scaled);

        Assert.Contains("The data are bytes times 1 plus 0", Refused(() => model.Evaluate(Dataset.FromBytes(pixels, [0, 1], 4, [16, 16, 1], scale: 1))), StringComparison.Ordinal);
        model.Evaluate(Dataset.FromClasses(new float[256], [0], 4, 16, 16, 1));
    }

    [Fact]
    public void Data_standardized_on_one_side_only_or_with_other_statistics_are_refused()
    {
        Standardization standardization = Standardization.Fit(Training);
        Dataset test = Table("rooms,area,price\n3,90,210\n4,140,400\n").ToValues("price");
        Homes2 model = new();
        model.Fit(standardization.Apply(Training), new FitOptions { Validation = standardization.Apply(test) });

        Assert.Contains("The data are not standardized", Refused(() => model.Evaluate(test)), StringComparison.Ordinal);
        Assert.Contains("other means and deviations", Refused(() => model.Evaluate(Standardization.Fit(test).Apply(test))), StringComparison.Ordinal);
        Assert.Contains("The validation data are standardized, but the training data are not", Refused(() => new Homes2().Fit(Training, new FitOptions { Validation = standardization.Apply(test) })), StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_and_scales_that_differ_by_rounding_alone_are_the_same()
    {
        Standardization standardization = Standardization.Fit(Training);
        Standardization rounded = new([3.33333f, 93.3333f], [1.24722f, 33.9935f]);
        Homes2 model = new();
        model.Fit(standardization.Apply(Training), new FitOptions { Validation = rounded.Apply(Training) });
        model.Evaluate(rounded.Apply(Training));
        Standardization other = new([3.34f, 93.3333f], [1.24722f, 33.9935f]);
        Assert.Contains("feature 0 has mean 3.34", Refused(() => model.Evaluate(other.Apply(Training))), StringComparison.Ordinal);

        byte[] pixels = new byte[2 * 256];
        SmallCnn images = new(1);
        images.Fit(Dataset.FromBytes(pixels, [0, 1], 4, [16, 16, 1]), new FitOptions { Validation = Dataset.FromBytes(pixels, [0, 1], 4, [16, 16, 1], scale: 0.0039216f) });
        Assert.Contains("bytes times 0.00390625", Refused(() => images.Evaluate(Dataset.FromBytes(pixels, [0, 1], 4, [16, 16, 1], scale: 1 / 256f))), StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_come_back_with_the_weights_to_the_last_bit()
    {
        Standardization standardization = Standardization.Fit(Training);
        Homes2 trained = new();
        trained.Fit(standardization.Apply(Training));
        Homes2 loaded = new();
        loaded.Load(Saved(trained));

        Assert.Equal(trained.TrainedOn, loaded.TrainedOn);
        Assert.Equal(standardization.Means.ToArray(), loaded.TrainedOn!.Standardization!.Means.ToArray());
        Assert.Equal(standardization.Deviations.ToArray(), loaded.TrainedOn.Standardization.Deviations.ToArray());
        loaded.Evaluate(loaded.TrainedOn.Standardization.Apply(Training));
    }

    [Fact]
    public void A_damaged_description_is_a_damaged_file()
    {
        Homes2 model = new();
        model.Fit(Training);
        string file = Encoding.Latin1.GetString(Saved(model));
        foreach (string inputs in new[] { "[0]", "null", "{}" })
        {
            string text = file.Replace("[\\u0022rooms\\u0022,\\u0022area\\u0022]", inputs.PadRight(36), StringComparison.Ordinal);
            Assert.NotEqual(file, text);
            Assert.Contains(
                "'modelgen.trained_on' is damaged",
                Assert.Throws<WeightsFormatException>(() => new Homes2().Load(Encoding.Latin1.GetBytes(text))).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_does_not_go_on_with_columns_in_another_order()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("modelgen-tests-").FullName, "checkpoint.safetensors");
        new Homes2().Fit(Training, new FitOptions { Callbacks = [new ModelCheckpoint(file)] });
        Dataset other = Table(Homes).Select("area", "rooms", "price").ToValues("price");

        Assert.Contains(
            "The data have the input columns (area, rooms), but those of the checkpoint have (rooms, area)",
            Assert.Throws<CheckpointMismatchException>(() => new Homes2().Fit(other, new FitOptions { Epochs = 2, ResumeFrom = file })).Message, StringComparison.Ordinal);
        Homes2 model = new();
        model.Load(file);
        Assert.Equal(Training.Description, model.TrainedOn);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static CsvTable Table(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test");

    private static byte[] Saved(Model model)
    {
        MemoryStream stream = new();
        model.Save(stream);
        return stream.ToArray();
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
