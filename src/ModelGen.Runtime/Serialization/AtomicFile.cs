using System.Text;

namespace ModelGen.Serialization;

/// <summary>
/// Replaces a file atomically: a reader sees the old content or the new, even after a power failure.
/// The new content goes to a temporary file in the same folder, to the disk, and then over the old name.
/// </summary>
internal static class AtomicFile
{
    private const string TemporaryPrefix = ".modelgen-";
    private const string TemporarySuffix = ".tmp";

    /// <summary>
    /// Writes <paramref name="path"/> and makes its folder if need be; a symbolic link is followed, the permissions of an existing
    /// file are kept. A file that is a mount of its own is overwritten instead (<see cref="MountedFile"/>).
    /// </summary>
    /// <exception cref="IOException">It could not be written; an existing file is as it was. The message begins with the path.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it, or the existing file is read-only.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string temporaryName = TemporaryPrefix + Path.GetRandomFileName() + TemporarySuffix;
        try
        {
            if (IsDevice(path))
            {
                using FileStream device = new(path, FileMode.Open, FileAccess.Write);
                write(device);
            }
            else
            {
                Replace(Target(path), temporaryName, write);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody knows the temporary file's name.
            string message = $"'{path}' cannot be written: {error.Message.Replace(temporaryName, Path.GetFileName(path), StringComparison.Ordinal)}";
            throw error is UnauthorizedAccessException ? new UnauthorizedAccessException(message, error) : new IOException(message, error);
        }
    }

    /// <summary>Writes a text in UTF-8.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteText(string path, string text) => WriteBytes(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes these bytes.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteBytes(string path, byte[] content) => Write(path, stream => stream.Write(content));

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

    private static void Replace(FileInfo target, string temporaryName, Action<Stream> write)
    {
        string folder = target.DirectoryName!;
        OutputFolder.Create(folder);
        string temporary = Path.Combine(folder, temporaryName);
        try
        {
            bool isMounted = false;
            try
            {
                WriteTemporary(temporary, target, write);
                File.Move(temporary, target.FullName, overwrite: true);
            }
            catch (IOException error) when (target.Exists && MountedFile.IsCauseOf(error))
            {
                isMounted = true;
            }
            catch (IOException error) when (target.Exists && MountedFile.MayLieIn(error))
            {
                isMounted = true;
                temporary = Path.Combine(Path.GetTempPath(), temporaryName);
                WriteTemporary(temporary, target, write);
            }

            if (isMounted)
            {
                MountedFile.Overwrite(target.FullName, temporary);
                Delete(temporary);
                return;
            }
        }
        catch
        {
            Delete(temporary);
            throw;
        }

        DiskFlush.Folder(folder);
    }

    private static void WriteTemporary(string temporary, FileInfo target, Action<Stream> write)
    {
        using FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
        CopyPermissions(target, stream);
        write(stream);
        stream.Flush();
        DiskFlush.File(stream);
    }

    /// <summary>True if a rename would replace a device, or the link to a process's stream.</summary>
    private static bool IsDevice(string path) =>
        OperatingSystem.IsLinux() && Path.GetFullPath(path) is var full && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
        && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);

    /// <summary>The file that is to be replaced: the path, or where its links lead.</summary>
    private static FileInfo Target(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        if (file.Name.Length == 0 || Directory.Exists(file.FullName))
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
