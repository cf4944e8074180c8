using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ModelGen.Serialization;

/// <summary>
/// Waits until the disk has what was written and says so when it has not: on Unix .NET's own <c>Flush(true)</c> returns
/// normally when fsync fails.
/// </summary>
internal static partial class DiskFlush
{
    private const int Interrupted = 4; // EINTR
    private const int Invalid = 22; // EINVAL: this kind of file cannot be flushed

    /// <summary>Flushes a file's content.</summary>
    /// <exception cref="IOException">The disk does not have it.</exception>
    public static void File(FileStream stream)
    {
        if (OperatingSystem.IsWindows())
        {
            stream.Flush(flushToDisk: true);
        }
        else if (Sync(stream.SafeFileHandle) is int error and not 0)
        {
            throw Failed(stream.Name, error);
        }
    }

    /// <summary>Flushes a folder's list of names, so that a rename lasts. Windows has no such call.</summary>
    /// <exception cref="IOException">The disk does not have it.</exception>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle handle = open(path, flags: 0);
        int error = handle.IsInvalid ? Marshal.GetLastPInvokeError() : Sync(handle);
        if (error is not 0 and not Invalid)
        {
            throw Failed(path, error);
        }
    }

    private static int Sync(SafeFileHandle file)
    {
        while (fsync(file) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                return error;
            }
        }

        return 0;
    }

    private static IOException Failed(string path, int error) =>
        new($"'{path}' could not be flushed to the disk: {Marshal.GetPInvokeErrorMessage(error)}.");

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle open(string path, int flags);
}
