namespace ModelGen.Build;

/// <summary>Paths as models name them: relative to the project's folder, with '/' on every system.</summary>
internal static class RelativePath
{
    private static readonly StringComparison comparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary><c>data/digits.safetensors</c>, <c>../shared/digits.safetensors</c>; the whole path on another drive.</summary>
    public static string Of(string path, string folder)
    {
        string[] file = Parts(path);
        string[] root = Parts(folder);
        int common = 0;
        while (common < root.Length && common < file.Length - 1 && string.Equals(root[common], file[common], comparison))
        {
            common++;
        }

        bool isElsewhere = common == 0 && Path.IsPathRooted(path) && Path.DirectorySeparatorChar == '\\';
        return string.Join("/", isElsewhere ? file : [.. Enumerable.Repeat("..", root.Length - common), .. file.Skip(common)]);
    }

    /// <summary>The same below any folder: <c>__/shared/digits.safetensors</c>.</summary>
    public static string Inside(string path) => path.Replace("../", "__/").Replace(':', '_');

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
