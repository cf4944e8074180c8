using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace ModelGen.Generator.Graph;

/// <summary>Checks a layer's name, and makes its identifier in generated code.</summary>
internal static class LayerName
{
    public const int MaxLength = 100;

    /// <summary>Nodes of the graph that are not layers, and what slots inherit or are called themselves.</summary>
    private static readonly ImmutableHashSet<string> Reserved =
    [
        "Input", "Loss", "ActivationSlots", "GradientSlots",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    /// <summary>The second MaxPool2D: max_pool2d_2</summary>
    public static string Automatic(string kind, int number) => $"{Snake(kind)}_{Invariant.Text(number)}";

    /// <summary>The second MaxPool2D: MaxPool2D2</summary>
    public static string AutomaticIdentifier(string kind, int number) => kind + Invariant.Text(number);

    /// <summary>first_block: FirstBlock</summary>
    public static string Identifier(string name) => string.Concat(
        name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    public static bool IsReserved(string identifier) => Reserved.Contains(identifier);

    /// <summary>True if a generated member would have the name of its class.</summary>
    public static bool HidesClass(string identifier, string className) =>
        new[] { "Shape", "Kernel", "Bias" }.Any(suffix => identifier + suffix == className);

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && IsLetter(name[0])
        && name.All(IsPart)
        && !name.Contains("__")
        && name[name.Length - 1] != '_';

    public static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsPart(char character) => IsLetter(character) || character is '_' or (>= '0' and <= '9');

    /// <summary>MaxPool2D: max_pool2d</summary>
    private static string Snake(string kind)
    {
        StringBuilder text = new();
        for (int i = 0; i < kind.Length; i++)
        {
            if (i > 0 && char.IsUpper(kind[i]) && char.IsLower(kind[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(kind[i]));
        }

        return text.ToString();
    }
}
