namespace ModelGen;

/// <summary>A data file is not what it should be. The message names the file, the place and the reason.</summary>
public sealed class DataFormatException : Exception
{
    internal DataFormatException(string file, long offset, string reason, Exception? cause = null)
        : base(FormattableString.Invariant($"{file}, byte {offset}: {reason}"), cause)
    {
        File = file;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>The file's path, or the name that the caller gave a stream.</summary>
    public string File { get; }

    /// <summary>The byte at which reading stopped; in the decompressed data where the file is compressed, and in UTF-8 where a table is in another encoding.</summary>
    public long Offset { get; }

    /// <summary>Gets what was found and what was expected.</summary>
    public string Reason { get; }
}
