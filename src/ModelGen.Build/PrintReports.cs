using Microsoft.Build.Framework;

namespace ModelGen.Build;

/// <summary>Prints what the generator reports of each model: a file of comments, without the slashes.</summary>
public sealed class PrintReports : BuildStep
{
    /// <summary>The files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        foreach (string path in Files.Select(file => file.GetMetadata("FullPath")).OrderBy(path => path, StringComparer.Ordinal))
        {
            try
            {
                Message("\n" + string.Concat(File.ReadAllLines(path).Select(line => (line.StartsWith("// ", StringComparison.Ordinal) ? line.Substring(3) : line.TrimStart('/')) + "\n")));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Error(path, $"The report '{path}' cannot be read: {exception.Message}");
                return false;
            }
        }

        return true;
    }
}
