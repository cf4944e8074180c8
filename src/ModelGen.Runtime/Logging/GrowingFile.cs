using ModelGen.Serialization;

namespace ModelGen.Logging;

/// <summary>A file that grows by whole pieces: one that cannot be written to its end is taken back, and what was written before stays as it is.</summary>
internal sealed class GrowingFile(Stream stream, string path, string writer) : IDisposable
{
    private long end = stream.Length;

    public string Path => path;

    /// <summary>Opens a file to write behind what it holds, and makes its folder if need be; others may read it meanwhile.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static GrowingFile Open(string path, FileMode mode, string writer)
    {
        try
        {
            OutputFolder.CreateFor(path);

            // Without a buffer, each piece is with the operating system, where readers find it, as soon as it is written.
            var stream = new FileStream(path, mode, FileAccess.Write, FileShare.Read, bufferSize: 0);
            stream.Seek(0, SeekOrigin.End);
            return new GrowingFile(stream, path, writer);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, writer, error);
        }
    }

    public static IOException CannotWrite(string path, string writer, Exception error) =>
        new($"{writer} cannot write '{path}': {error.Message}", error);

    /// <exception cref="IOException">The file does not take the piece; it ends with the one before.</exception>
    public void Append(ReadOnlySpan<byte> piece)
    {
        try
        {
            stream.Write(piece);
            stream.Flush();
            end += piece.Length;
        }
        catch (IOException error)
        {
            TakeBack();
            throw CannotWrite(path, writer, error);
        }
    }

    public void Dispose() => stream.Dispose();

    private void TakeBack()
    {
        try
        {
            stream.SetLength(end);
            stream.Position = end;
        }
        catch (IOException)
        {
            // Half a piece stays at the end. Nothing may be written behind it; the caller throws in any case.
            stream.Dispose();
        }
    }
}
