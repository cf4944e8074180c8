using Xunit;

namespace ModelGen.Tests;

public sealed class TensorBoardTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;
    private readonly FixedTime time = new();

    private string LogDir => Path.Combine(folder, "runs", "first");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Training_and_validation_of_an_epoch_have_folders_and_tags_of_Keras()
    {
        new TrainingScript(new TensorBoard(LogDir, time: time)).Run(
            [("loss", 0.5), ("accuracy", 0.75), ("val_loss", 1.5), ("val_accuracy", 0.25), ("learning_rate", 0.125)],
            [("loss", double.NaN), ("accuracy", 0), ("val_loss", double.PositiveInfinity), ("val_accuracy", 1), ("learning_rate", 0.125)]);

        Assert.Equal(
            [
                (1, "epoch_loss", 0.5f), (1, "epoch_accuracy", 0.75f), (1, "epoch_learning_rate", 0.125f),
                (2, "epoch_loss", float.NaN), (2, "epoch_accuracy", 0f), (2, "epoch_learning_rate", 0.125f),
            ],
            Scalars("train"));
        Assert.Equal(
            [
                (1, "epoch_loss", 1.5f), (1, "epoch_accuracy", 0.25f),
                (1, "evaluation_loss_vs_iterations", 1.5f), (1, "evaluation_accuracy_vs_iterations", 0.25f),
                (2, "epoch_loss", float.PositiveInfinity), (2, "epoch_accuracy", 1f),
                (2, "evaluation_loss_vs_iterations", float.PositiveInfinity), (2, "evaluation_accuracy_vs_iterations", 1f),
            ],
            Scalars("validation"));
        Assert.All(Events("train"), logged => Assert.Equal(256.5, logged.WallTime));
    }

    [Fact]
    public void Values_that_no_histogram_holds_are_said_once()
    {
        var script = new TrainingScript(new FitOptions { Epochs = 2, OnWarning = _ => { } }, new TensorBoard(LogDir, histogramFreq: 1));
        script.Gradients[35] = float.NaN; // the kernel of dense_2 is [32, 40)
        Assert.Equal(
            ["TensorBoard: values of dense_2.kernel or of its gradient are not finite in epoch 1. Histograms leave them out."],
            script.Run("loss", 1, 1).Context.History.Warnings);
    }

    [Fact]
    public void Without_validation_there_is_no_folder_for_it()
    {
        new TrainingScript(new TensorBoard(LogDir)).Run("loss", 1);
        Assert.Equal(["train"], Directory.GetDirectories(LogDir).Select(Path.GetFileName));
    }

    [Fact]
    public void An_epoch_can_be_read_while_training_goes_on()
    {
        List<int> events = [];
        var look = new LambdaCallback(onEpochEnd: (_, _) => events.Add(Events("train").Count));
        new TrainingScript(new TensorBoard(LogDir), look).Run("loss", 3, 2, 1);
        Assert.Equal([2, 3, 4], events);
    }

    [Fact]
    public void Histograms_hold_the_weights_and_the_gradients_of_each_tensor()
    {
        var script = new TrainingScript(new TensorBoard(LogDir, histogramFreq: 2));
        script.Gradients[..12].Fill(3);      // the kernel of dense_1 is [0, 12)
        script.Gradients[12] = 1000;         // a gap
        script.Gradients[32..40].Fill(-0.5f); // the kernel of dense_2 is [32, 40)
        script.Run("loss", 1, 1, 1, 1);

        List<LoggedEvent> events = [.. Events("train").Where(logged => logged.Values.Any(value => value.Histogram is not null))];
        Assert.Equal([1, 3], events.Select(logged => logged.Step));
        Dictionary<string, LoggedHistogram> third = events[1].Values.Where(value => value.Histogram is not null).ToDictionary(value => value.Tag, value => value.Histogram!);
        Assert.Equal(
            [
                "dense_1/kernel/histogram", "dense_1/kernel/gradient_histogram",
                "dense_1/bias/histogram", "dense_1/bias/gradient_histogram",
                "dense_2/kernel/histogram", "dense_2/kernel/gradient_histogram",
            ],
            third.Keys);
        Expect(third["dense_1/kernel/histogram"], 3, 12);
        Expect(third["dense_1/kernel/gradient_histogram"], 3, 12);
        Expect(third["dense_1/bias/gradient_histogram"], 0, 4);
        Expect(third["dense_2/kernel/histogram"], 3, 8);
        Expect(third["dense_2/kernel/gradient_histogram"], -0.5, 8);

        static void Expect(LoggedHistogram histogram, double value, double count)
        {
            Assert.Equal((value, value, count, value * count), (histogram.Min, histogram.Max, histogram.Count, histogram.Sum));
            int bucket = Assert.Single(Enumerable.Range(0, histogram.Counts.Length), i => histogram.Counts[i] > 0);
            Assert.InRange(value, histogram.Limits[bucket - 1], Math.BitDecrement(histogram.Limits[bucket]));
        }
    }

    [Fact]
    public void Batches_are_logged_over_steps_where_that_is_asked_for()
    {
        var change = new LambdaCallback(onEpochBegin: context => context.Loss = context.Epoch);
        new TrainingScript(change, new TensorBoard(LogDir, updateFreq: UpdateFrequency.Batches(2))).Run("loss", 9, 9, 9, 9, 9);
        Assert.Equal(
            [
                (1, "epoch_loss", 9f),
                (2, "batch_loss", 2f), (2, "batch_accuracy", float.NaN), (2, "batch_mean_absolute_error", float.NaN), (2, "batch_learning_rate", 0.1f),
                (2, "epoch_loss", 9f),
                (3, "epoch_loss", 9f),
                (4, "batch_loss", 4f), (4, "batch_accuracy", float.NaN), (4, "batch_mean_absolute_error", float.NaN), (4, "batch_learning_rate", 0.1f),
                (4, "epoch_loss", 9f),
                (5, "epoch_loss", 9f),
            ],
            Scalars("train"));
        Assert.Throws<ArgumentOutOfRangeException>(() => UpdateFrequency.Batches(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_batch_allocates_nothing_whether_it_is_logged_or_not(bool logged)
    {
        long allocated = -1;
        TensorBoard board = new(LogDir, updateFreq: logged ? UpdateFrequency.Batches(1) : UpdateFrequency.Epoch);
        var measure = new LambdaCallback(onBatchEnd: context =>
        {
            board.OnBatchEnd(context);
            long before = GC.GetAllocatedBytesForCurrentThread();
            board.OnBatchEnd(context);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        new TrainingScript(board, measure).Run("loss", 1);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_second_training_begins_a_file_of_its_own()
    {
        var board = new TensorBoard(LogDir, time: time);
        new TrainingScript(board).Run("loss", 1);
        byte[] first = File.ReadAllBytes(Assert.Single(Directory.GetFiles(Path.Combine(LogDir, "train"))));
        new TrainingScript(board).Run("loss", 2, 3);
        string[] files = [.. Directory.GetFiles(Path.Combine(LogDir, "train")).Order(StringComparer.Ordinal)];
        Assert.Equal(2, files.Length);
        Assert.Equal(first, File.ReadAllBytes(files[0]));
        Assert.Equal([2, 3], EventFileReader.Read(files[1]).Skip(1).Select(logged => logged.Values[0].Scalar!.Value));
    }

    [Fact]
    public void A_real_training_is_logged_as_its_history_has_it()
    {
        var random = new Random(4);
        float[] inputs = [.. Enumerable.Range(0, 16 * 3).Select(_ => random.NextSingle())];
        Dataset data = Dataset.FromValues(inputs, [.. inputs[..32]], [3], 2);
        History history = new TinyModel().Fit(data, new FitOptions
        {
            Epochs = 2, BatchSize = 4, Validation = data, Threads = 1, Lanes = 1,
            Callbacks = [new TensorBoard(LogDir, histogramFreq: 1, updateFreq: UpdateFrequency.Batches(1))],
        });

        (long, string Tag, float Value)[] train = Scalars("train");
        Assert.Equal(history["loss"].Select(loss => (float)loss), train.Where(scalar => scalar.Tag == "epoch_loss").Select(scalar => scalar.Value));
        Assert.Equal(
            history["val_loss"].Select((loss, i) => ((i + 1) * 4L, (float)loss)),
            Scalars("validation").Where(scalar => scalar.Tag == "evaluation_loss_vs_iterations").Select(scalar => (scalar.Step, scalar.Value)));
        // The mean up to the last batch is the epoch's.
        Assert.Equal(Enumerable.Range(1, 8).Select(step => (long)step), train.Where(scalar => scalar.Tag == "batch_loss").Select(scalar => scalar.Item1));
        Assert.Equal((float)history["loss"][1], train.Last(scalar => scalar.Tag == "batch_loss").Value);
        Assert.Contains(Events("train").SelectMany(logged => logged.Values), value => value is { Tag: "dense_1/kernel/gradient_histogram", Histogram.Sum: not 0 });
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_an_error_before_training_begins()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogDir)!);
        File.WriteAllText(LogDir, "a file");
        IOException error = Assert.Throws<IOException>(() => new TrainingScript(new TensorBoard(LogDir)).Run([]));
        Assert.Contains($"TensorBoard cannot write '{Path.Combine(LogDir, "train")}'", error.Message);
        Assert.Equal("a file", File.ReadAllText(LogDir));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBoard(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard(histogramFreq: -1));
    }

    private List<LoggedEvent> Events(string run) =>
        EventFileReader.Read(Assert.Single(Directory.GetFiles(Path.Combine(LogDir, run), "events.out.tfevents.*")));

    private (long Step, string Tag, float Value)[] Scalars(string run) =>
    [
        .. from logged in Events(run)
           from value in logged.Values
           where value.Scalar is not null
           select (logged.Step, value.Tag, value.Scalar!.Value),
    ];
}
