using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ModelGen.Benchmarks;

/// <summary>The JSON file that a command writes beside its tables.</summary>
internal sealed class ReportFile
{
    private readonly string path;

    /// <summary>Looks at the folder before anything is measured: nobody wants to lose the figures in the end.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public ReportFile(string path)
    {
        this.path = Path.GetFullPath(path);
        if (!Directory.Exists(Path.GetDirectoryName(this.path)))
        {
            throw new DirectoryNotFoundException($"--json {path}: there is no folder {Path.GetDirectoryName(this.path)}.");
        }
    }

    public void Write<T>(T report, JsonTypeInfo<T> type)
    {
        using FileStream file = File.Create(path);
        JsonSerializer.Serialize(file, report, type);
    }
}
