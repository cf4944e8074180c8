namespace ModelGen;

/// <summary>An ONNX file that cannot be used: damaged, no ONNX file at all, or with something in it that is refused by rule.</summary>
public sealed class OnnxFormatException : Exception
{
    /// <summary>Says what is wrong and where.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="place">What in the file: a node, a tensor; null where it is the file as a whole.</param>
    /// <param name="reason">What was expected there and what was found.</param>
    /// <param name="innerException">The parser's own complaint, if there is one.</param>
    public OnnxFormatException(string file, string? place, string reason, Exception? innerException = null)
        : base($"{file}{(place is null ? "" : ", " + place)}: {reason}", innerException)
    {
        File = file;
        Place = place;
        Reason = reason;
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>Gets the place in the file; null for the file as a whole.</summary>
    public string? Place { get; }

    /// <summary>Gets what was expected and what was found.</summary>
    public string Reason { get; }
}
