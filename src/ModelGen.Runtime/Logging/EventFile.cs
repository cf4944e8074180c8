using System.Globalization;
using ModelGen.Serialization;

namespace ModelGen.Logging;

/// <summary>An event file of TensorBoard: TFRecords, each a protobuf message Event.</summary>
/// <remarks>
/// Scalars are <c>simple_value</c> and histograms <c>histo</c>, as PyTorch writes them: these are the smallest form, every reader
/// takes them, and TensorBoard turns them into tensors of its scalars and histograms plugins when it loads them.
/// </remarks>
internal sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";

    private readonly TFRecordWriter records;
    private readonly TimeProvider time;
    private readonly ProtobufMessage message = new();
    private readonly Histogram histogram = new();
    private int summary;

    private EventFile(TFRecordWriter records, TimeProvider time)
    {
        this.records = records;
        this.time = time;
        BeginEvent();
        message.String(EventFields.FileVersion, Version);
        records.Write(message.Bytes);
    }

    /// <summary>Begins a new file; TensorBoard knows it by its name.</summary>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    public static EventFile Create(string folder, TimeProvider time, string writer)
    {
        try
        {
            OutputFolder.Create(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw GrowingFile.CannotWrite(folder, writer, error);
        }

        // Seconds first: TensorBoard reads the files of a folder in the order of their names. The number tells files of one second
        // apart where others have host and process, which nobody needs to know who is given the file.
        long seconds = time.GetUtcNow().ToUnixTimeSeconds();
        for (int number = 0; ; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds:D10}.modelgen.{number:D3}");
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                return new EventFile(new TFRecordWriter(GrowingFile.Open(path, FileMode.CreateNew, writer)), time);
            }
        }
    }

    /// <summary>Begins an event of some values at a step.</summary>
    public void Begin(long step)
    {
        BeginEvent();
        message.Int64(EventFields.Step, step);
        summary = message.Begin(EventFields.Summary);
    }

    public void Scalar(string tag, double value)
    {
        int start = BeginValue(tag);
        message.Float(EventFields.SimpleValue, (float)value);
        message.End(start);
    }

    /// <summary>Adds a histogram; gives the number of values in it, which are the finite ones.</summary>
    public long Histogram(string tag, ReadOnlySpan<float> values)
    {
        histogram.Of(values);
        int start = BeginValue(tag);
        int histo = message.Begin(EventFields.Histogram);
        message.Double(EventFields.HistogramMin, histogram.Min);
        message.Double(EventFields.HistogramMax, histogram.Max);
        message.Double(EventFields.HistogramCount, histogram.Count);
        message.Double(EventFields.HistogramSum, histogram.Sum);
        message.Double(EventFields.HistogramSumOfSquares, histogram.SumOfSquares);
        message.Doubles(EventFields.HistogramLimits, histogram.Limits);
        message.Doubles(EventFields.HistogramCounts, histogram.Counts);
        message.End(histo);
        message.End(start);
        return histogram.Count;
    }

    /// <summary>Writes the event; readers see it from now on.</summary>
    /// <exception cref="IOException">The file does not take it; it ends with the event before.</exception>
    public void End()
    {
        message.End(summary);
        records.Write(message.Bytes);
    }

    public void Dispose() => records.Dispose();

    private void BeginEvent()
    {
        message.Clear();
        message.Double(EventFields.WallTime, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
    }

    private int BeginValue(string tag)
    {
        int start = message.Begin(EventFields.SummaryValue);
        message.String(EventFields.Tag, tag);
        return start;
    }
}
