using ModelGen.Logging;
using ModelGen.Tests.Fixtures;
using Xunit;

namespace ModelGen.Tests;

public sealed class EventFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelgen").FullName;
    private readonly FixedTime time = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_file_begins_and_goes_on_with_the_bytes_that_TensorFlow_writes()
    {
        // What TensorFlow's own writer makes of the time 256.5 and of the scalar v/1 = 1.5 at step 1, checksums included.
        const string version = "1800000000000000A37F4B22" + "090000000000087040" + "1A0D" + "627261696E2E4576656E743A32" + "BC98212B";
        const string scalar = "19000000000000008BF10828" + "090000000000087040" + "1001" + "2A0C0A0A0A03762F31150000C03F" + "2CECC087";
        using (EventFile file = Create())
        {
            file.Begin(1);
            file.Scalar("v/1", 1.5);
            file.End();
        }

        Assert.Equal(version + scalar, Convert.ToHexString(File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder)))));
    }

    [Fact]
    public void Values_come_back_with_their_tags_steps_and_times()
    {
        float[] numbers = [.. Enumerable.Range(-40, 100).Select(i => i * 0.37f)];
        string longTag = new('ä', 300);
        using EventFile file = Create();
        file.Begin(7);
        file.Scalar("zero", 0);
        file.Scalar(longTag, double.NaN);
        file.Histogram("layer/kernel", numbers);
        file.End();
        time.SecondsSince1970 = 1.5e9 + 0.25;
        file.Begin(long.MaxValue);
        file.Scalar("tiny", -1e-30);
        file.End();

        List<LoggedEvent> events = EventFileReader.Read(Assert.Single(Directory.GetFiles(folder)));
        Assert.Equal([256.5, 256.5, 1.5e9 + 0.25], events.Select(logged => logged.WallTime));
        Assert.Equal([0, 7, long.MaxValue], events.Select(logged => logged.Step));
        Assert.Equal(["brain.Event:2", null, null], events.Select(logged => logged.FileVersion));
        Assert.Equal(["zero", longTag, "layer/kernel"], events[1].Values.Select(value => value.Tag));
        Assert.Equal(0, events[1].Values[0].Scalar);
        Assert.Equal(float.NaN, events[1].Values[1].Scalar);
        Assert.Equal(-1e-30f, events[2].Values[0].Scalar);

        LoggedHistogram histogram = events[1].Values[2].Histogram!;
        Assert.Equal((numbers.Min(), numbers.Max(), 100), (histogram.Min, histogram.Max, histogram.Count));
        Assert.Equal(numbers.Sum(number => (double)number), histogram.Sum);
        Assert.Equal(numbers.Sum(number => (double)number * number), histogram.SumOfSquares);
        Assert.Equal(histogram.Limits.Length, histogram.Counts.Length);
        Assert.Equal(100, histogram.Counts.Sum());
    }

    [Fact]
    public void Our_bytes_are_still_those_that_other_readers_accepted()
    {
        const string name = "events.out.tfevents.0000000256.modelgen.000";
        using (EventFile file = Create())
        {
            file.Begin(1);
            file.Scalar("epoch_loss", 0.5);
            file.Scalar("epoch_accuracy", 0);
            file.Histogram("dense_1/kernel/histogram", [-1, 0, 0, 1.5f, 2]);
            file.Histogram("dense_1/kernel/gradient_histogram", [float.NaN]);
            file.End();
            time.SecondsSince1970 = 1.5e9 + 0.25;
            file.Begin(2);
            file.Scalar("epoch_loss", double.PositiveInfinity);
            file.End();
        }

        Assert.Equal(File.ReadAllBytes(FixtureFolder.PathOf(Path.Combine("tensorboard", name))), File.ReadAllBytes(Path.Combine(folder, name)));
    }

    [Fact]
    public void Files_of_one_second_have_names_of_their_own()
    {
        Create().Dispose();
        Create().Dispose();
        time.SecondsSince1970 = 2e9;
        Create().Dispose();
        Assert.Equal(
            ["events.out.tfevents.0000000256.modelgen.000", "events.out.tfevents.0000000256.modelgen.001", "events.out.tfevents.2000000000.modelgen.000"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private EventFile Create() => EventFile.Create(folder, time, "Test");
}
