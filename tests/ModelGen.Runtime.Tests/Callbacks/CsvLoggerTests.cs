using Xunit;

namespace ModelGen.Tests;

public sealed class CsvLoggerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;

    private string LogPath => Path.Combine(folder, "log.csv");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_epoch_is_a_line_under_sorted_columns()
    {
        new TrainingScript(new CsvLogger(LogPath)).Run(
            [("loss", 0.1), ("accuracy", 1e-9), ("val_loss", double.NaN)],
            [("val_loss", 12.5), ("loss", double.PositiveInfinity), ("accuracy", 1 / 3.0)]);
        Assert.Equal("epoch,accuracy,loss,val_loss\n1,1E-09,0.1,NaN\n2,0.3333333333333333,Infinity,12.5\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void The_file_is_complete_after_each_epoch()
    {
        List<int> lines = [];
        var look = new LambdaCallback(onEpochEnd: (_, _) => lines.Add(File.ReadAllLines(LogPath).Length));
        new TrainingScript(new CsvLogger(LogPath), look).Run("loss", 3, 2, 1);
        Assert.Equal([2, 3, 4], lines);
    }

    [Fact]
    public void A_number_that_an_epoch_lacks_is_NA_and_a_new_one_is_left_out()
    {
        new TrainingScript(new CsvLogger(LogPath, ';')).Run([("loss", 1), ("val_loss", 2)], [("loss", 3), ("extra", 4)]);
        Assert.Equal("epoch;loss;val_loss\n1;1;2\n2;3;NA\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Names_that_hold_the_separator_are_quoted()
    {
        new TrainingScript(new CsvLogger(LogPath)).Run("say \"a, b\"", 1);
        new TrainingScript(new CsvLogger(LogPath, append: true)).Run("say \"a, b\"", 2);
        Assert.Equal("epoch,\"say \"\"a, b\"\"\"\n1,1\n1,2\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void A_second_training_replaces_the_file()
    {
        var logger = new CsvLogger(LogPath);
        new TrainingScript(logger).Run("loss", 1, 2, 3);
        new TrainingScript(logger).Run("accuracy", 0.5);
        Assert.Equal("epoch,accuracy\n1,0.5\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Appending_goes_on_under_the_columns_of_the_file()
    {
        File.WriteAllText(LogPath, "epoch,val_loss,loss\n1,0.5,0.25\n2,0.1");
        new TrainingScript(new CsvLogger(LogPath, append: true)).Run([[("loss", 1), ("val_loss", 2)]]);
        Assert.Equal("epoch,val_loss,loss\n1,0.5,0.25\n2,0.1\n1,2,1\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Appending_to_no_file_or_an_empty_one_begins_it()
    {
        new TrainingScript(new CsvLogger(LogPath, append: true)).Run("loss", 1);
        Assert.Equal("epoch,loss\n1,1\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Another_kind_of_file_is_not_appended_to()
    {
        File.WriteAllText(LogPath, "dear diary\n");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new TrainingScript(new CsvLogger(LogPath, append: true)).Run("loss", 1));
        Assert.Contains(LogPath, error.Message);
        Assert.Equal("dear diary\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_before_training_begins()
    {
        File.WriteAllText(Path.Combine(folder, "taken"), "");
        string below = Path.Combine(folder, "taken", "log.csv");
        IOException error = Assert.Throws<IOException>(() => new TrainingScript(new CsvLogger(below)).Run([]));
        Assert.Contains(below, error.Message);
        Assert.Throws<IOException>(() => new TrainingScript(new CsvLogger(folder)).Run([]));
    }

    [Fact]
    public void Separators_that_would_not_separate_are_refused()
    {
        foreach (char separator in "1.e\"\n-")
        {
            Assert.Throws<ArgumentException>(() => new CsvLogger(LogPath, separator));
        }

        Assert.Throws<ArgumentException>(() => new CsvLogger(" "));
    }
}
