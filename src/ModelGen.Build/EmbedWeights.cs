using System.Text;
using Microsoft.Build.Framework;
using ModelGen.Generator.Tensors;

namespace ModelGen.Build;

/// <summary>
/// Chooses what becomes part of the assembly: weight files and the self-tests beside them, each under its path relative to the
/// project's folder. A task and no list of MSBuild's: its functions cannot take every name that a file may have, "it's" for one.
/// </summary>
public sealed class EmbedWeights : BuildStep
{
    /// <summary>The C# compiler drops the first two from a command line, and ends an argument at the others.</summary>
    private static readonly char[] refused = ['"', '|', '\r', '\n'];

    /// <summary>The safetensors files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's folder: models name files relative to it.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>Gets or sets the file that the weight files' times are written to, so that the compiler notices a replaced one.</summary>
    [Required]
    public string TimesFile { get; set; } = "";

    /// <summary>The files to embed, those that there are.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Dictionary<string, ITaskItem> resources = new(StringComparer.Ordinal);
        StringBuilder times = new();
        string[] weights = [.. Files.Select(file => file.GetMetadata("FullPath")).Where(path => !WeightFile.IsSelfTest(path))];
        foreach (string path in weights.Concat(weights.Select(WeightFile.SelfTestOf)))
        {
            string name = RelativePath.Of(path, ProjectFolder);
            if (resources.ContainsKey(name) || !File.Exists(path))
            {
                continue;
            }

            if (name.IndexOfAny(refused) is >= 0 and int at)
            {
                Error(path, $"The weights file '{EscapedText.Of(name)}' cannot be embedded: the C# compiler does not allow names with {EscapedText.Of(name.Substring(at, 1))}. Rename the file.");
                return false;
            }

            resources.Add(name, new EmbeddedFile(path, name));
            times.AppendLine(FormattableString.Invariant($"{File.GetLastWriteTimeUtc(path):O} {path}"));
        }

        try
        {
            TextFile.Write(TimesFile, times.ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Error(TimesFile, $"The list of weight files '{TimesFile}' cannot be written: {exception.Message}");
            return false;
        }

        Resources = [.. resources.Values];
        return true;
    }
}
