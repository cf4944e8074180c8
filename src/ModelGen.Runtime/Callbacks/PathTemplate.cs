using System.Globalization;
using System.Text;

namespace ModelGen;

/// <summary>A path in which numbers of an epoch stand in braces: <c>{epoch:D3}</c>, <c>{val_loss:F4}</c>.</summary>
internal sealed class PathTemplate
{
    private const string Epoch = "epoch";
    private const string Batch = "batch";

    private readonly string template;
    private readonly List<(string Text, string Name, string Format)> parts = [];

    /// <exception cref="ArgumentException">The path is empty, a brace has no partner, or a format is none for numbers.</exception>
    public PathTemplate(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        template = path;
        int start = 0;
        for (int open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', start))
        {
            int close = path.IndexOf('}', open);
            if (close < 0)
            {
                throw new ArgumentException($"'{path}' has a {{ without a }}.", nameof(path));
            }

            string[] field = path[(open + 1)..close].Split(':', 2);
            string format = field.Length == 2 ? field[1] : "";
            if (field[0].Length == 0 || !IsFormat(format, field[0] is Epoch or Batch ? "D" : "EFGNR"))
            {
                throw new ArgumentException(
                    $"'{path[open..(close + 1)]}' in '{path}' is not a logged name with an optional .NET format, such as {{epoch:D2}} or {{val_loss:F4}}.",
                    nameof(path));
            }

            parts.Add((path[start..open], field[0], format));
            start = close + 1;
        }

        parts.Add((path[start..], "", ""));
    }

    /// <summary>The numbers of the logs that it names.</summary>
    public IEnumerable<string> Numbers => parts.Select(part => part.Name).Where(name => name.Length > 0 && name is not (Epoch or Batch));

    /// <summary>Gets the template as the user wrote it.</summary>
    public override string ToString() => template;

    /// <summary>The path of an epoch, or of a step in it.</summary>
    /// <param name="logs">The epoch's numbers.</param>
    /// <param name="batch">The step, 1 for the first.</param>
    /// <exception cref="KeyNotFoundException">The logs lack a number; the message lists those there are.</exception>
    public string For(EpochLogs logs, int batch)
    {
        var path = new StringBuilder();
        foreach ((string text, string name, string format) in parts)
        {
            path.Append(text);
            if (name is Epoch or Batch)
            {
                path.Append((name == Epoch ? logs.Epoch : batch).ToString(format, CultureInfo.InvariantCulture));
            }
            else if (name.Length > 0)
            {
                path.Append(logs[name].ToString(format, CultureInfo.InvariantCulture));
            }
        }

        return path.ToString();
    }

    /// <summary>Nothing, or a letter and at most two digits: .NET would take anything else for a pattern, and print 02d as text.</summary>
    private static bool IsFormat(string format, string letters) =>
        format.Length == 0
        || (format.Length <= 3 && letters.Contains(char.ToUpperInvariant(format[0])) && !format.AsSpan(1).ContainsAnyExceptInRange('0', '9'));
}
