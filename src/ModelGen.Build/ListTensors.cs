using Microsoft.Build.Framework;

namespace ModelGen.Build;

/// <summary>
/// Writes a list of tensors for each weight file. What is wrong with one stands in its list, for the compiler to report where
/// the model names it. A list is rewritten when it changes, whatever the file's time says: a copied file keeps an old one.
/// </summary>
public sealed class ListTensors : BuildStep
{
    /// <summary>The safetensors files.</summary>
    [Required]
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The project's folder: models name files relative to it.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>Gets or sets the folder that lists are written to.</summary>
    [Required]
    public string ListFolder { get; set; } = "";

    /// <summary>The lists, for the compiler.</summary>
    [Output]
    public string[] Lists { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        string list = ListFolder;
        try
        {
            List<string> lists = [];
            foreach (string path in Files.Select(file => file.GetMetadata("FullPath")).Where(path => !WeightFile.IsSelfTest(path)))
            {
                string name = RelativePath.Of(path, ProjectFolder);
                list = Path.Combine(ListFolder, RelativePath.Inside(name));
                TextFile.Write(list, TensorListing.Of(path, name));
                lists.Add(list);
            }

            Lists = [.. lists];
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Error(list, $"The list of tensors '{list}' cannot be written: {exception.Message}");
            return false;
        }
    }
}
