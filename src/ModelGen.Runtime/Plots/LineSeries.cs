namespace ModelGen.Plots;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its entry in the legend.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Points">Its points from left to right; one that is not finite leaves a gap.</param>
internal sealed record LineSeries(string Name, string Color, IReadOnlyList<(int X, double Y)> Points)
{
    // Beyond this, differences of values leave the range of a double.
    private const double Largest = 1e300;

    /// <summary>True if a value can be drawn.</summary>
    public static bool IsDrawable(double value) => Math.Abs(value) < Largest;

    /// <summary>The runs of drawable points, cut at the gaps.</summary>
    public IEnumerable<IReadOnlyList<(int X, double Y)>> Runs()
    {
        List<(int X, double Y)> run = [];
        foreach ((int x, double y) in Points)
        {
            if (IsDrawable(y))
            {
                run.Add((x, y));
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
}
