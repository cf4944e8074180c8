namespace ModelGen.Onnx.Format;

/// <summary>Opens files that a user names. A device or a pipe has no length, and may never end: neither is read.</summary>
internal static class InputFile
{
    /// <exception cref="IOException">The file does not exist, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a folder, not a file.");
        }

        FileStream file = File.OpenRead(path);
        if (!file.CanSeek)
        {
            file.Dispose();
            throw new IOException($"'{path}' is a pipe or a device, not a file.");
        }

        return file;
    }
}
