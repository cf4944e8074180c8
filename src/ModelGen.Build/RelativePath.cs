using ModelGen.Generator.Emission;

namespace ModelGen.Build;

/// <summary>Paths as models name them: relative to the project's folder, with '/' on every system.</summary>
internal static class RelativePath
{
    /// <summary>Of a name, so that an extension fits behind it.</summary>
    private const int MostBytes = 200;

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

    /// <summary>Returns the path of a list for such a file, inside any folder: <c>__/shared/digits.safetensors.tensors</c>.</summary>
    public static string Inside(string path)
    {
        string[] parts = path.Split('/');
        for (int i = 0; i < parts.Length && parts[i] == ".."; i++)
        {
            parts[i] = "__";
        }

        if (Path.DirectorySeparatorChar == '\\')
        {
            parts[0] = parts[0].Replace(':', '_'); // A drive.
        }

        parts[parts.Length - 1] = ShortName.Of(parts[parts.Length - 1], MostBytes) + ".tensors";
        return string.Join("/", parts);
    }

    private static string[] Parts(string path) =>
        Path.GetFullPath(path).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
