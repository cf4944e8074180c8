namespace ModelGen.Serialization;

/// <summary>Makes the folders that files are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder of a file, if need be.</summary>
    /// <inheritdoc cref="Create"/>
    public static void CreateFor(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Create(folder);
        }
    }

    /// <summary>Makes a folder, and those above it, to last.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above does not allow it.</exception>
    public static void Create(string path)
    {
        string folder = Path.GetFullPath(path);
        if (Directory.Exists(folder))
        {
            return;
        }

        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' is a file, not a folder.");
        }

        string? above = Path.GetDirectoryName(folder);
        if (above is not null)
        {
            Create(above);
        }

        Directory.CreateDirectory(folder);
        if (above is not null)
        {
            DiskFlush.Folder(above);
        }
    }
}
