using Xunit;

namespace ModelGen.Tests.Hostile;

/// <summary>SECURITY.md promises that a file runs no code and opens no other file: what the runtime's code could do it with, and where.</summary>
public sealed class AssemblyCallsTests
{
    /// <summary>What finds code by a name, loads it, writes it, or starts a program.</summary>
    private static readonly string[] RunsCode =
    [
        "System.Activator", "System.AppDomain", "System.Diagnostics.Process", "System.Reflection.ConstructorInfo", "System.Reflection.MethodBase",
        "System.Reflection.MethodInfo", "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.Loader.AssemblyLoadContext",
    ];

    private static readonly (string Caller, string Class, string Method)[] Calls = [.. AssemblyCalls.Of(typeof(Model).Assembly)];

    [Fact]
    public void Nothing_loads_code_or_starts_a_program()
    {
        // OpenSsl looks whether the library that .NET loads for a download is there: by names in the source.
        Assert.DoesNotContain(Calls, call => RunsCode.Contains(call.Class) && call is not { Caller: "OpenSsl", Method: "TryLoad" });
        Assert.DoesNotContain(Calls, call => call.Class.StartsWith("System.Reflection.Emit.", StringComparison.Ordinal));
        Assert.DoesNotContain(Calls, call => call is { Class: "System.Type", Method: "GetType" or "InvokeMember" } or { Class: "System.Reflection.Assembly", Method: not ("GetName" or "GetManifestResourceStream" or "GetManifestResourceNames") });
        Assert.DoesNotContain(Calls, call => call.Class.Contains("Formatter", StringComparison.Ordinal) && call.Method == "Deserialize");
    }

    /// <summary>A reader of files gets a stream. A new name in this list is a new place to think about.</summary>
    [Fact]
    public void Files_and_connections_are_opened_in_these_classes_only()
    {
        string[] opens = [.. Calls.Where(Opens).Select(call => call.Caller).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "AtomicFile", // writes weights, checkpoints and plots
                "CheckpointFile", // the file that BackupAndRestore or ResumeFrom names
                "CsvLogger",
                "DataInput", // data files, by the paths that the program gives
                "Download", // MNIST, Fashion-MNIST and CIFAR-10
                "GrowingFile", // loggers
                "JsonLinesFile",
                "MappedFile", // WeightsSource.Mapped, by the path that the program gives
                "Model", // Load
                "MountedFile", // AtomicFile's second way
            ],
            opens);
    }

    private static bool Opens((string Caller, string Class, string Method) call) => call switch
    {
        { Class: "System.IO.File", Method: not ("Exists" or "Delete" or "Move" or "GetLastWriteTimeUtc") } => true,
        { Class: "System.IO.FileStream" or "System.Net.Http.HttpClient" or "System.Net.Sockets.Socket", Method: ".ctor" } => true,
        { Class: "System.IO.StreamReader" or "System.IO.StreamWriter" or "System.IO.FileInfo", Method: ".ctor" or "Open" or "OpenRead" } => true,
        _ => call.Class.StartsWith("System.IO.MemoryMappedFiles.", StringComparison.Ordinal),
    };
}
