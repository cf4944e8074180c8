using System.Text;

namespace ModelGen.Build;

/// <summary>Names as C and C++ allow them.</summary>
internal static class CNames
{
    private static readonly HashSet<string> keywords = new(StringComparer.Ordinal)
    {
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class",
        "compl", "concept", "const", "constexpr", "const_cast", "continue", "decltype", "default", "delete", "do", "double",
        "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "goto", "if", "inline",
        "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or", "or_eq", "private",
        "protected", "public", "register", "reinterpret_cast", "requires", "restrict", "return", "short", "signed", "sizeof",
        "static", "static_assert", "static_cast", "struct", "switch", "template", "this", "thread_local", "throw", "true", "try",
        "typedef", "typeid", "typename", "typeof", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while",
        "xor", "xor_eq",
    };

    public static bool IsName(string text) =>
        text.Length > 0 && !IsDigit(text[0]) && text.All(IsPart) && !keywords.Contains(text);

    /// <summary>C# allows more: a keyword of C gets a '_', what has other letters goes by its place.</summary>
    public static string Parameter(string name, int index) =>
        IsName(name) ? name : keywords.Contains(name) ? name + "_" : FormattableString.Invariant($"argument_{index + 1}");

    /// <summary><c>ReaderStatus</c> is <c>reader_status</c>, <c>ABIVersion2</c> is <c>abi_version2</c>.</summary>
    public static string Snake(string name)
    {
        StringBuilder snake = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool isWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_';
            bool followsSmall = i > 0 && !char.IsUpper(name[i - 1]);
            bool leadsSmall = i + 1 < name.Length && char.IsLower(name[i + 1]);
            snake.Append(isWord && (followsSmall || leadsSmall) ? "_" : "").Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }

    /// <summary>The include guard of a header: <c>DIGIT_READER_H</c>.</summary>
    public static string Guard(string fileName)
    {
        string name = new([.. fileName.Select(letter => IsPart(letter) ? char.ToUpperInvariant(letter) : '_')]);
        return IsDigit(name[0]) ? "H_" + name : name;
    }

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';

    private static bool IsPart(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || IsDigit(letter);
}
