using System.Runtime.InteropServices;

namespace ModelGen;

/// <summary>Tells whether .NET can open secure connections and compute SHA-256: on Linux it ends the process where it finds no OpenSSL.</summary>
internal static class OpenSsl
{
    /// <summary>The names that .NET looks for.</summary>
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10"];

    /// <summary>Gets whether there is one, or whether the system needs none.</summary>
    public static bool IsThere { get; } = !OperatingSystem.IsLinux() || Array.Exists(Names, static name => NativeLibrary.TryLoad(name, out _));
}
