namespace ModelGen;

/// <summary>A published dataset is neither on this machine nor to be had. The message says which files to get, where, and into which folder.</summary>
public sealed class DataUnavailableException : IOException
{
    internal DataUnavailableException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
