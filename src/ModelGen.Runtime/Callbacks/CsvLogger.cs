using System.Globalization;
using System.Text;
using ModelGen.Logging;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Writes the logs of each epoch as a line of a CSV file, which is complete after each epoch.</summary>
/// <remarks>
/// Keras's CSVLogger: the columns are <c>epoch</c> (1 for the first, where Keras has 0) and the logs of the first epoch,
/// sorted by name. An epoch that lacks one has NA there; what only later epochs log is left out. When lines are appended,
/// the columns are those of the file.
/// </remarks>
public sealed class CsvLogger : Callback
{
    private const string EpochColumn = "epoch";

    private readonly string path;
    private readonly char separator;
    private readonly bool append;
    private string[]? columns;

    /// <summary>Logs to a file.</summary>
    /// <param name="path">The file; its folder is created if needed.</param>
    /// <param name="separator">The text between columns.</param>
    /// <param name="append">Whether to go on in a file that is there, else it is replaced when training begins.</param>
    /// <exception cref="ArgumentException">The path is empty, or the separator is part of numbers or lines.</exception>
    public CsvLogger(string path, char separator = ',', bool append = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (char.IsLetterOrDigit(separator) || separator is '"' or '.' or '-' or '+' or '_' or '\n' or '\r')
        {
            throw new ArgumentException($"'{separator}' cannot separate columns, because it occurs in numbers, names or line ends.", nameof(separator));
        }

        this.path = path;
        this.separator = separator;
        this.append = append;
    }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The file to append to is not a log of this kind.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        columns = null;
        if (append && File.Exists(path) && new FileInfo(path).Length > 0)
        {
            columns = ReadColumns();
        }
        else
        {
            Write(() =>
            {
                OutputFolder.CreateFor(path);
                File.WriteAllText(path, "");
            });
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        string lines = "";
        if (columns is null)
        {
            columns = [EpochColumn, .. logs.Entries.Select(entry => entry.Key).Order(StringComparer.Ordinal)];
            lines = CsvLine.Join(columns, separator) + "\n";
        }

        lines += CsvLine.Join(columns.Select(column => Value(column, logs)), separator) + "\n";
        Write(() => File.AppendAllText(path, lines));
    }

    private static string Value(string column, EpochLogs logs) =>
        column == EpochColumn ? logs.Epoch.ToString(CultureInfo.InvariantCulture)
        : logs.TryGet(column, out double value) ? value.ToString("R", CultureInfo.InvariantCulture)
        : "NA";

    /// <summary>The columns of the file, whose last line is ended if a crash has cut it short.</summary>
    private string[] ReadColumns()
    {
        const int longestHeader = 1 << 16;
        string[] names;
        bool isCut;
        using (FileStream file = File.OpenRead(path))
        {
            byte[] start = new byte[Math.Min(file.Length, longestHeader)];
            file.ReadExactly(start);
            file.Position = file.Length - 1;
            isCut = file.ReadByte() != '\n';
            names = CsvLine.Split(Encoding.UTF8.GetString(start).Split('\n', 2)[0].TrimEnd('\r'), separator);
        }

        if (names[0] != EpochColumn)
        {
            throw new InvalidDataException(
                $"CsvLogger cannot append to '{path}': its first column is not '{EpochColumn}'. "
                + "Choose another file or separator, or do not append.");
        }

        if (isCut)
        {
            Write(() => File.AppendAllText(path, "\n"));
        }

        return names;
    }

    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw GrowingFile.CannotWrite(path, nameof(CsvLogger), error);
        }
    }
}
