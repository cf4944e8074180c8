using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>Reserves addresses that nobody may touch, and opens some of their pages.</summary>
internal static unsafe partial class Pages
{
    /// <summary>Reserves <paramref name="bytes"/> of addresses. Any access ends the process.</summary>
    public static byte* Reserve(nint bytes)
    {
        if (OperatingSystem.IsWindows())
        {
            void* reserved = VirtualAlloc(null, bytes, MemReserve, PageNoAccess);
            return reserved != null ? (byte*)reserved : throw new Win32Exception();
        }

        void* mapped = mmap(null, bytes, ProtNone, MapPrivate | (OperatingSystem.IsLinux() ? MapAnonymousOfLinux | MapNoReserve : MapAnonymousOfBsd), -1, 0);
        return (nint)mapped != -1 ? (byte*)mapped : throw new Win32Exception();
    }

    /// <summary>Lets whole pages of reserved addresses be read and written. They hold zeros.</summary>
    public static void Open(byte* start, nint bytes)
    {
        bool isOpen = OperatingSystem.IsWindows()
            ? VirtualAlloc(start, bytes, MemCommit, PageReadWrite) != null
            : mprotect(start, bytes, ProtRead | ProtWrite) == 0;
        if (!isOpen)
        {
            throw new Win32Exception();
        }
    }

    private const int MemReserve = 0x2000, MemCommit = 0x1000, PageNoAccess = 1, PageReadWrite = 4;
    private const int ProtNone = 0, ProtRead = 1, ProtWrite = 2;
    private const int MapPrivate = 2, MapAnonymousOfLinux = 0x20, MapNoReserve = 0x4000, MapAnonymousOfBsd = 0x1000;

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial void* VirtualAlloc(void* address, nint size, int type, int protection);

    [LibraryImport("libc", SetLastError = true)]
    private static partial void* mmap(void* address, nint length, int protection, int flags, int file, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int mprotect(void* address, nint length, int protection);
}
