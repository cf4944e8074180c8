using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Graph;

/// <summary>Gives every layer a distinct name and the identifier that belongs to it.</summary>
internal sealed class LayerNames(string className, List<Problem> problems)
{
    /// <summary>Nodes of the graph that are no layers, and what slots inherit or are called themselves.</summary>
    private static readonly ImmutableHashSet<string> Reserved =
    [
        "Input", "Loss", "ActivationSlots", "GradientSlots",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private readonly Dictionary<string, int> counts = [];
    private readonly HashSet<string> taken = [];

    /// <summary><c>Conv2D</c>, the second of its kind: <c>conv2d_2</c> and <c>Conv2D2</c>.</summary>
    public (string Name, string Identifier) Next(string kind, string? given, int layer)
    {
        counts[kind] = counts.TryGetValue(kind, out int count) ? count + 1 : 1;
        string number = Invariant.Text(counts[kind]);
        string name = given ?? $"{Snake(kind)}_{number}";
        string identifier = given is null ? kind + number : Pascal(given);
        if (given is not null && !IsValid(given))
        {
            Report(layer, given, "is not valid", "use letters, digits and single underscores, beginning with a letter");
        }
        else if (Reserved.Contains(identifier))
        {
            Report(layer, name, $"is reserved ('{identifier}' has a meaning of its own in generated code)", "use another name");
        }
        else if (new[] { "Shape", "Kernel", "Bias" }.Any(suffix => identifier + suffix == className))
        {
            Report(layer, name, $"gives a generated member the name of its class '{className}'", "use another name");
        }
        else if (!taken.Add(identifier))
        {
            Report(
                layer, name, $"is taken by an earlier layer (both are '{identifier}' in generated code)",
                given is null ? "give one of them another name" : "use another name");
        }

        return (name, identifier);
    }

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

    /// <summary>first_block: FirstBlock</summary>
    private static string Pascal(string name) => string.Concat(
        name.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static bool IsValid(string name) =>
        name.Length is > 0 and <= 100
        && IsLetter(name[0])
        && name.All(character => IsLetter(character) || character is '_' or (>= '0' and <= '9'))
        && !name.Contains("__")
        && name[name.Length - 1] != '_';

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private void Report(int layer, string name, string reason, string repair) => problems.Add(new(
        Descriptors.InvalidName, Site.OfLayer(layer, "Name"), name.Length > 100 ? name.Substring(0, 100) + "..." : name, reason, repair));
}
