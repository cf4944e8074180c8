using System.Buffers;
using System.Text.Json;
using ModelGen.Logging;

namespace ModelGen;

/// <summary>Writes the logs of each epoch, and of batches if wanted, as a line of JSON, which is in the file at once.</summary>
/// <remarks>
/// <para>
/// A line is an object: <c>{"epoch":1,"step":469,"loss":0.25,"val_loss":0.125}</c>. <c>epoch</c> is 1 for the first, <c>step</c> counts
/// optimizer steps since training began, then follow the logs in their order. The line of a batch has <c>batch</c>, its number in the
/// epoch, too; its loss and metrics are the means of the epoch up to there. Logs named as one of these three are left out.
/// </para>
/// <para>
/// Numbers are the shortest that read back as the same double. JSON has none for what is not finite: <c>"NaN"</c>,
/// <c>"Infinity"</c> and <c>"-Infinity"</c> are strings, as in protobuf's JSON, so that a loss that overflowed can be told from one
/// that was lost.
/// </para>
/// </remarks>
public sealed class JsonLinesLogger : Callback
{
    private readonly string path;
    private readonly UpdateFrequency updateFreq;
    private readonly bool append;
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter json;
    private GrowingFile? file;

    /// <summary>Logs to a file.</summary>
    /// <param name="path">The file; its folder is created if needed.</param>
    /// <param name="updateFreq">Whether batches are logged too, and which.</param>
    /// <param name="append">Whether to go on in a file that is there, else it is replaced when training begins. A last line that was cut short is removed.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public JsonLinesLogger(string path, UpdateFrequency updateFreq = default, bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = path;
        this.updateFreq = updateFreq;
        this.append = append;
        json = new Utf8JsonWriter(line);
    }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The file to append to is not a log of this kind.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        Close();
        if (append && File.Exists(path))
        {
            Mend();
        }

        file = GrowingFile.Open(path, append ? FileMode.OpenOrCreate : FileMode.Create, nameof(JsonLinesLogger));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (!updateFreq.IsDue(context.Step))
        {
            return;
        }

        Begin(context.Epoch);
        json.WriteNumber("batch"u8, context.Batch);
        json.WriteNumber("step"u8, context.Step);
        Write("loss", context.Loss);
        for (int i = 0; i < context.Metrics.Count; i++)
        {
            Write(context.Metrics[i].Name, context.Metrics[i].Result);
        }

        Write("learning_rate", context.LastLearningRate);
        End();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        Begin(logs.Epoch);
        json.WriteNumber("step"u8, context.Step);
        foreach ((string name, double value) in logs.Entries)
        {
            Write(name, value);
        }

        End();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => Close();

    private void Begin(int epoch)
    {
        line.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("epoch"u8, epoch);
    }

    private void Write(string name, double value)
    {
        if (name is "epoch" or "batch" or "step")
        {
            return;
        }

        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void End()
    {
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
        file!.Append(line.WrittenSpan);
    }

    private void Mend()
    {
        try
        {
            JsonLinesFile.Mend(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw GrowingFile.CannotWrite(path, nameof(JsonLinesLogger), error);
        }
    }

    private void Close()
    {
        file?.Dispose();
        file = null;
    }
}
