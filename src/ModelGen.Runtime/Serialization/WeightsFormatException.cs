namespace ModelGen;

/// <summary>A weight file that cannot be used: damaged, no weight file at all, or made for another model.</summary>
public sealed class WeightsFormatException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="file">The file's path; null for weights that came from a stream or from memory.</param>
    /// <param name="offset">The byte of the file at which it goes wrong; null where it is the content as a whole.</param>
    /// <param name="reason">What was expected there and what was found.</param>
    /// <param name="innerException">The parser's own complaint, if there is one.</param>
    public WeightsFormatException(string? file, long? offset, string reason, Exception? innerException = null)
        : base(Describe(file, offset, reason), innerException)
    {
        File = file;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>The file's path; null for weights that came from a stream or from memory.</summary>
    public string? File { get; }

    /// <summary>The byte of the file at which it goes wrong; null where it is the content as a whole.</summary>
    public long? Offset { get; }

    /// <summary>Gets what was expected and what was found.</summary>
    public string Reason { get; }

    private static string Describe(string? file, long? offset, string reason)
    {
        string place = file ?? "The weight file";
        return offset is long at ? FormattableString.Invariant($"{place}, byte {at}: {reason}") : $"{place}: {reason}";
    }
}
