namespace ModelGen.Parallel;

/// <summary>Chooses the default numbers of threads and lanes.</summary>
internal static class Concurrency
{
    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1,024.</exception>
    public static int Threads(int? asked) => Checked(asked, nameof(FitOptions.Threads));

    /// <exception cref="ArgumentOutOfRangeException">Less than 1 or more than 1,024.</exception>
    public static int Lanes(int? asked) => Checked(asked, nameof(FitOptions.Lanes));

    private static int Checked(int? asked, string name) => asked switch
    {
        null => Environment.ProcessorCount,
        >= 1 and <= 1024 => asked.Value,
        _ => throw new ArgumentOutOfRangeException(name, asked, $"{name} must be from 1 to 1,024, or null for one per processor."),
    };
}
