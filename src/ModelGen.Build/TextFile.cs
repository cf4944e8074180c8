using System.Text;

namespace ModelGen.Build;

/// <summary>Text that others depend on: a file that stays the same keeps its time.</summary>
internal static class TextFile
{
    public static void Write(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }
}
