namespace ModelGen;

/// <summary>A checkpoint that is whole, but of another training: going on from it would give other weights than either.</summary>
public sealed class CheckpointMismatchException : Exception
{
    internal CheckpointMismatchException(string file, IReadOnlyList<string> differences)
        : base($"{file} is a checkpoint of another training.\n  {string.Join("\n  ", differences)}\nUse the original settings, or delete the file to start over.")
    {
        File = file;
        Differences = differences;
    }

    /// <summary>The checkpoint's path.</summary>
    public string File { get; }

    /// <summary>
    /// Gets the differences, one per line: the setting, the checkpoint's value, the value asked for, and where to change
    /// it.
    /// </summary>
    public IReadOnlyList<string> Differences { get; }
}
