namespace ModelGen.Serialization;

/// <summary>
/// Replaces a file atomically: a reader sees the old content or the new, even after a power failure.
/// The new content goes to a temporary file in the same folder, to the disk, and then over the old name.
/// </summary>
internal static class AtomicFile
{
    private const string TemporaryPrefix = ".modelgen-";
    private const string TemporarySuffix = ".tmp";

    /// <summary>Writes <paramref name="path"/>; a symbolic link is followed, the permissions of an existing file are kept.</summary>
    /// <exception cref="IOException">It could not be written; an existing file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it, or the existing file is read-only.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        FileInfo target = Target(path);
        string folder = target.DirectoryName ?? throw new IOException($"'{path}' is a folder, not a file.");
        if (folder == "/dev")
        {
            // A device: renaming a file over it would replace the device itself.
            using FileStream device = new(target.FullName, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        string temporary = Path.Combine(folder, TemporaryPrefix + Path.GetRandomFileName() + TemporarySuffix);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                CopyPermissions(target, stream);
                write(stream);
                stream.Flush();
                DiskFlush.File(stream);
            }

            File.Move(temporary, target.FullName, overwrite: true);
        }
        catch
        {
            Delete(temporary);
            throw;
        }

        DiskFlush.Folder(folder);
    }

    /// <summary>Makes a folder, and those above it, to last.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder above does not allow it.</exception>
    public static void CreateFolder(string path)
    {
        string folder = Path.GetFullPath(path);
        if (!Directory.Exists(folder))
        {
            string? above = Path.GetDirectoryName(folder);
            if (above is not null)
            {
                CreateFolder(above);
            }

            Directory.CreateDirectory(folder);
            if (above is not null)
            {
                DiskFlush.Folder(above);
            }
        }
    }

    /// <summary>
    /// Deletes the temporary files that killed processes have left in a folder. One that another process writes is locked, or
    /// has just been written.
    /// </summary>
    public static void DeleteAbandoned(string folder)
    {
        DateTime latest = DateTime.UtcNow - TimeSpan.FromMinutes(1);
        foreach (string temporary in Directory.Exists(folder) ? Directory.GetFiles(folder, TemporaryPrefix + "*" + TemporarySuffix) : [])
        {
            try
            {
                if (File.GetLastWriteTimeUtc(temporary) < latest)
                {
                    using FileStream alone = new(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                    File.Delete(temporary);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else's: it does no harm.
            }
        }
    }

    /// <summary>The file that is to be replaced: the path, or where its links lead.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        if (Directory.Exists(file.FullName))
        {
            throw new IOException($"'{path}' is a folder, not a file.");
        }

        // A rename would not ask.
        return file is { Exists: true, IsReadOnly: true } ? throw new UnauthorizedAccessException($"'{path}' is read-only.") : file;
    }

    private static void CopyPermissions(FileInfo from, FileStream to)
    {
        if (!OperatingSystem.IsWindows() && from.Exists)
        {
            File.SetUnixFileMode(to.SafeFileHandle, from.UnixFileMode);
        }
    }

    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The error that brought us here says more than this one.
        }
    }
}
