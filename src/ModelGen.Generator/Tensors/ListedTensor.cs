using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Tensors;

/// <summary>A line of a list of tensors: <c>dense_1.kernel  F32 (784, 10)</c>.</summary>
/// <param name="Name">Escaped, if it needs to be; no model's tensor does.</param>
internal sealed record ListedTensor(string Name, string Type, ImmutableArray<long> Dimensions)
{
    /// <summary>The expected form of a line, for messages.</summary>
    public const string Form = "a tensor's name, type and shape, for instance 'dense_1.kernel  F32 (784, 10)'";

    public string Shape => "(" + string.Join(", ", Dimensions.Select(Invariant.Text)) + ")";

    /// <summary>A weight of a model: 32-bit floats.</summary>
    public static ListedTensor Of(WeightSlot weight) =>
        new(weight.Name, "F32", [.. weight.Parameter.Shape.Dimensions.Select(dimension => (long)dimension)]);

    /// <summary>Null for a line that is none. A name may have spaces inside.</summary>
    public static ListedTensor? Parse(string line)
    {
        int open = line.LastIndexOf('(');
        string[] head = open < 0 ? [] : line.Substring(0, open).Split([' '], System.StringSplitOptions.RemoveEmptyEntries);
        if (head.Length < 2 || line[line.Length - 1] != ')' || line.Any(EscapedText.IsHidden))
        {
            return null;
        }

        string type = head[head.Length - 1];
        string name = line.Substring(0, line.LastIndexOf(type, open - 1, System.StringComparison.Ordinal)).Trim(' ');
        return Integers(line.Substring(open + 1, line.Length - open - 2)) is { } dimensions ? new(name, type, [.. dimensions]) : null;
    }

    public bool HasShapeOf(ListedTensor other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <summary>True if the dimensions are the other's in another order.</summary>
    public bool IsTransposeOf(ListedTensor other) =>
        !HasShapeOf(other) && Dimensions.OrderBy(size => size).SequenceEqual(other.Dimensions.OrderBy(size => size));

    public override string ToString() => $"{Name}  {Type} {Shape}";

    /// <summary><c>784, 10</c>; nothing for a scalar.</summary>
    private static long[]? Integers(string text)
    {
        string[] parts = text.Trim(' ').Length == 0 ? [] : text.Split(',');
        long[] integers = new long[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!long.TryParse(parts[i].Trim(' '), NumberStyles.None, CultureInfo.InvariantCulture, out integers[i]))
            {
                return null;
            }
        }

        return integers;
    }
}
