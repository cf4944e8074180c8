namespace ModelGen.Tests.Serialization;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modelgen-tests-");

    public string Path => folder.FullName;

    public string PathOf(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>Names of all files in it.</summary>
    public string[] Files() => [.. folder.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Delete(recursive: true);
}
