namespace ModelGen.Serialization;

/// <summary>
/// Overwrites a file that cannot be replaced because it is a mount of its own, as containers have them for single files. While
/// it is overwritten it is neither old nor new: whoever reads it then, or a crash, may find a part of each.
/// </summary>
internal static class MountedFile
{
    private const int Busy = 16; // EBUSY
    private const int ReadOnly = 30; // EROFS

    /// <summary>True if a rename failed because its target is a mount.</summary>
    public static bool IsCauseOf(IOException error) => !OperatingSystem.IsWindows() && error.HResult == Busy;

    /// <summary>
    /// True if a file could not be created because its folder is on a read-only file system, where a single file may still
    /// be a mount from elsewhere.
    /// </summary>
    public static bool MayLieIn(IOException error) => !OperatingSystem.IsWindows() && error.HResult == ReadOnly;

    /// <summary>Writes over the file's content, and waits until the disk has it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">A file with the new content; it stays, as <c>NAME.new</c>, if the disk does not take it.</param>
    /// <exception cref="IOException">The file cannot be written. The message says so if it may be damaged.</exception>
    public static void Overwrite(string path, string source)
    {
        using FileStream from = File.OpenRead(source);
        using FileStream to = new(path, FileMode.Open, FileAccess.Write);
        try
        {
            from.CopyTo(to);
            to.SetLength(from.Length);
            to.Flush();
            DiskFlush.File(to);
        }
        catch (IOException error)
        {
            string kept = Path.Combine(Path.GetDirectoryName(source)!, Path.GetFileName(path) + ".new");
            File.Move(source, kept, overwrite: true);
            throw new IOException($"{error.Message} The file is a mount and was overwritten in place: it may be damaged. Its new content is whole in '{kept}'.", error);
        }
    }
}
