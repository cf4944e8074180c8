using System.Collections;
using Microsoft.Build.Framework;

namespace ModelGen.Build;

/// <summary>An item of the list <c>EmbeddedResource</c>. MSBuild copies path and metadata, and escapes both.</summary>
internal sealed class EmbeddedFile(string path, string name) : ITaskItem
{
    private readonly Dictionary<string, string> metadata = new(StringComparer.OrdinalIgnoreCase)
    {
        ["LogicalName"] = name,
        ["WithCulture"] = "false",
        ["Type"] = "Non-Resx",
    };

    public string ItemSpec { get; set; } = path;

    public ICollection MetadataNames => metadata.Keys;

    public int MetadataCount => metadata.Count;

    public string GetMetadata(string metadataName) => metadata.TryGetValue(metadataName, out string? value) ? value : "";

    public void SetMetadata(string metadataName, string metadataValue) => metadata[metadataName] = metadataValue;

    public void RemoveMetadata(string metadataName) => metadata.Remove(metadataName);

    public void CopyMetadataTo(ITaskItem destinationItem)
    {
        foreach (KeyValuePair<string, string> pair in metadata)
        {
            destinationItem.SetMetadata(pair.Key, pair.Value);
        }
    }

    public IDictionary CloneCustomMetadata() => new Dictionary<string, string>(metadata, StringComparer.OrdinalIgnoreCase);
}
