namespace ModelGen;

/// <summary>Stores downloaded data sets in a folder, and downloads them.</summary>
/// <param name="Root">One folder a dataset lies in here.</param>
/// <param name="Handler">Answers requests instead of the network; for tests.</param>
internal sealed record DataCache(string Root, HttpMessageHandler? Handler = null)
{
    /// <summary>This user's cache.</summary>
    public static DataCache ForThisUser() => new(RootFor(
        OperatingSystem.IsWindows(),
        Environment.GetEnvironmentVariable,
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)));

    /// <summary>On Windows %LOCALAPPDATA%/modelgen, elsewhere $XDG_CACHE_HOME/modelgen or ~/.cache/modelgen (XDG Base Directory Specification).</summary>
    public static string RootFor(bool windows, Func<string, string?> environment, string home)
    {
        string? chosen = environment(windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME");

        // The specification has relative paths ignored.
        if (!string.IsNullOrEmpty(chosen) && Path.IsPathFullyQualified(chosen))
        {
            return Path.Combine(chosen, "modelgen");
        }

        return string.IsNullOrEmpty(home)
            ? throw new DataUnavailableException("This user has no home folder for downloads. Call Load with the folder that has the files.")
            : Path.Combine(home, windows ? Path.Combine("AppData", "Local") : ".cache", "modelgen");
    }

    /// <summary>The folder of one dataset.</summary>
    public string FolderOf(string dataset) => Path.Combine(Root, dataset);
}
