using System.Collections;
using Microsoft.Build.Framework;

namespace ModelGen.Generator.Tests.Build;

/// <summary>An item of a project: a path, of which tasks ask the whole.</summary>
internal sealed class WeightItem(string path) : ITaskItem
{
    public string ItemSpec { get; set; } = path;

    public ICollection MetadataNames => new[] { "FullPath" };

    public int MetadataCount => 1;

    public string GetMetadata(string metadataName) => metadataName == "FullPath" ? Path.GetFullPath(ItemSpec) : "";

    public void SetMetadata(string metadataName, string metadataValue) => throw new NotSupportedException();

    public void RemoveMetadata(string metadataName) => throw new NotSupportedException();

    public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

    public IDictionary CloneCustomMetadata() => throw new NotSupportedException();
}
