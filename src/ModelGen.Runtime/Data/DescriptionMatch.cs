using ModelGen.Serialization;

namespace ModelGen;

/// <summary>Compares the descriptions of two sets of data and says in a sentence what contradicts, and how to mend it.</summary>
/// <param name="expected">The one that counts.</param>
/// <param name="expectedOwner">A plural that says whose it is: "the training data".</param>
/// <param name="found">The other one.</param>
/// <param name="foundOwner">Whose that is: "the validation data".</param>
internal sealed class DescriptionMatch(DatasetDescription expected, string expectedOwner, DatasetDescription found, string foundOwner)
{
    /// <summary>More names than this are not listed: the first that differs is named.</summary>
    private const int MostListed = 8;

    /// <summary>Returns the first contradiction of any fact; null where there is none.</summary>
    public string? Difference() =>
        InputDifference()
        ?? Names("target columns", expected.TargetNames, found.TargetNames, "Name the same targets in the same order.")
        ?? Names("classes", expected.ClassNames, found.ClassNames, "Give both the same class names in the same order: ToClasses(target, names) or WithClassNames(names).");

    /// <summary>Returns the first contradiction about inputs alone; null where there is none.</summary>
    public string? InputDifference() =>
        Names(
            "input columns", expected.InputNames, found.InputNames,
            "CsvTable.Select picks and orders columns, CsvOptions.ColumnNames names them, and OneHotEncoder makes the same columns of each table.")
        ?? Bytes()
        ?? Standardized();

    private string? Names(string what, IReadOnlyList<string>? first, IReadOnlyList<string>? second, string mend)
    {
        if (first is null || second is null || first.SequenceEqual(second))
        {
            return null;
        }

        bool reordered = first.Count == second.Count && first.Order(StringComparer.Ordinal).SequenceEqual(second.Order(StringComparer.Ordinal));
        string order = reordered ? ": the same in another order" : "";
        if (first.Count <= MostListed && second.Count <= MostListed)
        {
            return $"{Capital(foundOwner)} have the {what} {List(second)}, but {expectedOwner} have {List(first)}{order}. {mend}";
        }

        int at = 0;
        while (at < first.Count && at < second.Count && first[at] == second[at])
        {
            at++;
        }

        return $"{Capital(foundOwner)} have {second.Count} {what}, {expectedOwner} {first.Count}{order}. Number {at + 1} is {At(second, at)} in {foundOwner}, {At(first, at)} in {expectedOwner}. {mend}";
    }

    private string? Bytes() => expected.Bytes is { } first && found.Bytes is { } second && !first.IsSameAs(second)
        ? $"{Capital(foundOwner)} are {Text(second)}, but {expectedOwner} are {Text(first)}. Give both the same scale and offset."
        : null;

    private string? Standardized() => (expected.Standardization, found.Standardization) switch
    {
        (null, null) => null,
        (null, _) => $"{Capital(foundOwner)} are standardized, but {expectedOwner} are not. Standardize both with the training set's Standardization, or neither.",
        (_, null) => $"{Capital(foundOwner)} are not standardized, but {expectedOwner} are. Apply the training set's Standardization to them.",
        ({ } first, { } second) => first.FirstDifference(second) switch
        {
            < 0 => null,
            var feature => $"{Capital(foundOwner)} are standardized with other means and deviations than {expectedOwner}: {Feature(feature, first, second)}. Fit Standardization once, on the training set, and apply it to all others.",
        },
    };

    private static string Feature(int i, Standardization first, Standardization second) => i < first.Means.Length && i < second.Means.Length
        ? FormattableString.Invariant($"feature {i} has mean {second.Means[i]} and deviation {second.Deviations[i]}, not {first.Means[i]} and {first.Deviations[i]}")
        : $"{second.Means.Length} features, not {first.Means.Length}";

    private static string Text(ByteScaling bytes) => FormattableString.Invariant($"bytes times {bytes.Scale:R} plus {bytes.Offset:R}");

    private static string At(IReadOnlyList<string> names, int index) => index < names.Count ? Quote.Short(names[index]) : "missing";

    private static string List(IReadOnlyList<string> names) => $"({string.Join(", ", names.Select(name => Quote.Short(name)[1..^1]))})";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
