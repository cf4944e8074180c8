using ModelGen.Serialization;

namespace ModelGen.Training;

/// <summary>Helps with the name of a number that is not there.</summary>
internal static class NameHint
{
    /// <summary>Says what was probably meant, and what there is: <c>Did you mean 'val_accuracy'? There are: loss, accuracy, ...</c></summary>
    public static string For(string name, IReadOnlyCollection<string> known)
    {
        string? meant = known.FirstOrDefault(candidate => Abbreviates(name, candidate)) ?? NearestName.Find(name, known);
        return (meant is null ? "" : $"Did you mean '{meant}'? ") + $"There are: {string.Join(", ", known)}.";
    }

    /// <summary>
    /// True if a name is a Keras user's short form of another: acc for accuracy, mae for mean_absolute_error, lr for
    /// learning_rate.
    /// </summary>
    private static bool Abbreviates(string name, string full)
    {
        const string prefix = LogNames.ValidationPrefix;
        if (name.StartsWith(prefix, StringComparison.Ordinal) && full.StartsWith(prefix, StringComparison.Ordinal))
        {
            (name, full) = (name[prefix.Length..], full[prefix.Length..]);
        }

        string initials = string.Concat(full.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));
        return name.Length > 1 && (full.StartsWith(name, StringComparison.OrdinalIgnoreCase) || initials.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
