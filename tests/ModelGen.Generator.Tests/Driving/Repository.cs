namespace ModelGen.Generator.Tests;

/// <summary>Where the tests' sources lie: the samples are read from there.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ModelGen.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new DirectoryNotFoundException($"No ModelGen.sln above {AppContext.BaseDirectory}.");
    }
}
