namespace ModelGen.Plots;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What its values are called in the logs.</param>
/// <param name="Legend">Its entry in the legend.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Points">Its points from left to right; one without a value, or whose value cannot be drawn, leaves a gap.</param>
internal sealed record LineSeries(string Name, string Legend, string Color, IReadOnlyList<(int X, double? Y)> Points)
{
    // Beyond this, differences of values leave the range of a double.
    private const double Largest = 1e300;

    /// <summary>The values that can be drawn.</summary>
    public IEnumerable<double> Values => Points.Where(point => IsDrawable(point.Y)).Select(point => point.Y!.Value);

    /// <summary>The runs of drawable points, cut at the gaps.</summary>
    public IEnumerable<IReadOnlyList<(int X, double Y)>> Runs()
    {
        List<(int X, double Y)> run = [];
        foreach ((int x, double? y) in Points)
        {
            if (IsDrawable(y))
            {
                run.Add((x, y!.Value));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>Says which values are not drawn: <c>loss is NaN from epoch 3</c>; null if all are.</summary>
    public string? Note()
    {
        (int X, string What)[] missing = [.. Points.Where(point => point.Y is not null && !IsDrawable(point.Y)).Select(point => (point.X, Kind(point.Y!.Value)))];
        if (missing.Length == 0)
        {
            return null;
        }

        (int first, string what) = missing[0];
        int last = missing[^1].X;
        bool isOneRun = Points.SkipWhile(point => point.X < first).TakeWhile(point => point.X <= last).Count() == missing.Length;
        string epochs = missing.Length == 1 ? $"in epoch {first}"
            : !isOneRun ? $"in {missing.Length} of {Points.Count} epochs, the first of them {first}"
            : last == Points[^1].X ? $"from epoch {first}"
            : $"in epochs {first} to {last}";
        string kinds = string.Join(" or ", missing.Select(point => point.What).Distinct());
        return $"{Name} is {kinds} {epochs}";
    }

    private static bool IsDrawable(double? value) => value is { } number && Math.Abs(number) < Largest;

    private static string Kind(double value) => double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? "infinite" : "beyond 1e300";
}
