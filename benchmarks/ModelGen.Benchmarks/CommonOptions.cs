using System.CommandLine;

namespace ModelGen.Benchmarks;

/// <summary>What every command takes.</summary>
internal static class CommonOptions
{
    public static Option<bool> Quick { get; } = new("--quick") { Description = "Fewer repeats: the whole command in less than two minutes." };

    public static Option<string?> Only { get; } = new("--only")
    {
        Description = "Only what has this text in its name, such as cifar_cnn.",
        HelpName = "TEXT",
    };

    public static Option<string?> Json { get; } = new("--json") { Description = "Also writes the figures to this file.", HelpName = "FILE" };

    /// <summary>Null where nobody asked for one.</summary>
    public static ReportFile? Report(ParseResult arguments) => arguments.GetValue(Json) is { } path ? new ReportFile(path) : null;

    /// <summary>Whether <see cref="Only"/> leaves this one in.</summary>
    public static bool Chooses(string? only, string name) => only is null || name.Contains(only, StringComparison.Ordinal);

    /// <exception cref="ArgumentException">Nothing is left: a typing error, not a wish.</exception>
    public static void ExpectAny(string? only, int chosen)
    {
        if (chosen == 0)
        {
            throw new ArgumentException($"--only {only}: nothing has that in its name. Without --only all names are printed.");
        }
    }
}
