namespace ModelGen.Tests.Fixtures;

/// <summary>The folder tests/fixtures of the checkout that the tests were built from.</summary>
internal static class FixtureFolder
{
    public static string PathOf(string file) => Path.Combine(Root(), "tests", "fixtures", file);

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ModelGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds ModelGen.sln.");
    }
}
