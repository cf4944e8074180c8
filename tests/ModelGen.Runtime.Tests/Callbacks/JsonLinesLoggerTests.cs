using System.Text.Json;
using Xunit;

namespace ModelGen.Tests;

public sealed class JsonLinesLoggerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;

    private string LogPath => Path.Combine(folder, "log.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_epoch_is_an_object_on_a_line()
    {
        new TrainingScript(new JsonLinesLogger(LogPath)).Run(
            [("loss", 0.1), ("accuracy", 1e-9), ("say \"a\"\n", 2)],
            [("loss", 1 / 3.0), ("val_loss", 1e300)]);
        string[] lines = File.ReadAllLines(LogPath);
        Assert.Equal(2, lines.Length);
        Assert.Equal("""{"epoch":2,"step":2,"loss":0.3333333333333333,"val_loss":1E+300}""", lines[1]);

        JsonElement first = JsonDocument.Parse(lines[0]).RootElement;
        Assert.Equal(["epoch", "step", "loss", "accuracy", "say \"a\"\n"], first.EnumerateObject().Select(property => property.Name));
        Assert.Equal([1, 1, 0.1, 1e-9, 2], first.EnumerateObject().Select(property => property.Value.GetDouble()));
    }

    [Fact]
    public void What_is_not_finite_is_a_string()
    {
        new TrainingScript(new JsonLinesLogger(LogPath)).Run([[("a", double.NaN), ("b", double.PositiveInfinity), ("c", double.NegativeInfinity)]]);
        Assert.Equal("""{"epoch":1,"step":1,"a":"NaN","b":"Infinity","c":"-Infinity"}""" + "\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Batches_are_logged_where_that_is_asked_for()
    {
        var change = new LambdaCallback(onEpochBegin: context => context.Loss = context.Epoch);
        new TrainingScript(change, new JsonLinesLogger(LogPath, UpdateFrequency.Batches(2))).Run("loss", 9, 9, 9);
        Assert.Equal(
            [
                """{"epoch":1,"step":1,"loss":9}""",
                """{"epoch":2,"batch":1,"step":2,"loss":2,"accuracy":"NaN","mean_absolute_error":"NaN","learning_rate":0.10000000149011612}""",
                """{"epoch":2,"step":2,"loss":9}""",
                """{"epoch":3,"step":3,"loss":9}""",
            ],
            File.ReadAllLines(LogPath));
    }

    [Fact]
    public void Logs_named_as_the_numbers_of_epoch_batch_and_step_do_not_come_twice()
    {
        new TrainingScript(new JsonLinesLogger(LogPath)).Run([[("step", 9), ("epoch", 9), ("batch", 9), ("loss", 1)]]);
        Assert.Equal("""{"epoch":1,"step":1,"loss":1}""" + "\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void A_line_can_be_read_while_training_goes_on()
    {
        List<string> last = [];
        var look = new LambdaCallback(onEpochEnd: (_, _) =>
        {
            using var file = new StreamReader(new FileStream(LogPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            last.Add(file.ReadToEnd().Split('\n')[^2]);
        });
        new TrainingScript(new JsonLinesLogger(LogPath), look).Run("loss", 3, 2);
        Assert.Equal(["""{"epoch":1,"step":1,"loss":3}""", """{"epoch":2,"step":2,"loss":2}"""], last);
    }

    [Fact]
    public void A_second_training_replaces_the_file_or_goes_on_in_it()
    {
        var logger = new JsonLinesLogger(LogPath);
        new TrainingScript(logger).Run("loss", 1, 2, 3);
        new TrainingScript(logger).Run("loss", 4);
        new TrainingScript(new JsonLinesLogger(LogPath, append: true)).Run("loss", 5);
        Assert.Equal(["""{"epoch":1,"step":1,"loss":4}""", """{"epoch":1,"step":1,"loss":5}"""], File.ReadAllLines(LogPath));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("{\"a\":1}\n", "{\"a\":1}\n")]
    [InlineData("{\"a\":1}", "{\"a\":1}\n")]
    [InlineData("{\"a\":1}\n{\"a\":", "{\"a\":1}\n")]
    [InlineData("{", "")]
    public void Appending_begins_on_a_line_of_its_own(string before, string kept)
    {
        File.WriteAllText(LogPath, before);
        new TrainingScript(new JsonLinesLogger(LogPath, append: true)).Run("loss", 5);
        Assert.Equal(kept + """{"epoch":1,"step":1,"loss":5}""" + "\n", File.ReadAllText(LogPath));
    }

    [Fact]
    public void Appending_to_no_file_begins_it()
    {
        new TrainingScript(new JsonLinesLogger(LogPath, append: true)).Run("loss", 5);
        Assert.Single(File.ReadAllLines(LogPath));
    }

    [Theory]
    [InlineData("dear diary\n")]
    [InlineData("{\"a\":1}\nnot a line of ours")]
    public void Another_kind_of_file_is_not_appended_to(string text)
    {
        File.WriteAllText(LogPath, text);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new TrainingScript(new JsonLinesLogger(LogPath, append: true)).Run("loss", 1));
        Assert.Contains(LogPath, error.Message);
        Assert.Equal(text, File.ReadAllText(LogPath));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_error_before_training_begins()
    {
        File.WriteAllText(Path.Combine(folder, "taken"), "");
        string below = Path.Combine(folder, "taken", "log.jsonl");
        IOException error = Assert.Throws<IOException>(() => new TrainingScript(new JsonLinesLogger(below)).Run([]));
        Assert.Contains(below, error.Message);
        Assert.Throws<IOException>(() => new TrainingScript(new JsonLinesLogger(folder)).Run([]));
        Assert.Throws<ArgumentException>(() => new JsonLinesLogger(""));
    }

    [Fact]
    public void A_logged_batch_allocates_nothing()
    {
        long allocated = -1;
        var logger = new JsonLinesLogger(LogPath, UpdateFrequency.Batches(1));
        var measure = new LambdaCallback(onBatchEnd: context =>
        {
            logger.OnBatchEnd(context);
            long before = GC.GetAllocatedBytesForCurrentThread();
            logger.OnBatchEnd(context);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        new TrainingScript(logger, measure).Run("loss", 1);
        Assert.Equal(0, allocated);
    }
}
