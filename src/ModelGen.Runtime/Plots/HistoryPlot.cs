using ModelGen.Training;

namespace ModelGen.Plots;

/// <summary>A training's history: a panel for the loss and one for each metric, side by side.</summary>
internal static class HistoryPlot
{
    private const int MostColumns = 3;

    public static string ToSvg(History history)
    {
        string[] names = [.. PanelNames(history)];
        int columns = Math.Min(names.Length, MostColumns);
        int rows = (names.Length + columns - 1) / columns;
        var svg = new SvgWriter(columns * LineChart.Width, rows * LineChart.Height, "Training history: " + string.Join(", ", names));
        for (int i = 0; i < names.Length; i++)
        {
            new LineChart(names[i], [.. Series(history, names[i])])
                .Draw(svg, i % columns * LineChart.Width, i / columns * LineChart.Height);
        }

        return svg.ToString();
    }

    /// <summary>The loss, then whatever else was logged in the order in which it came; a learning rate is not a result.</summary>
    private static IEnumerable<string> PanelNames(History history) =>
        history.Epochs
            .SelectMany(epoch => epoch.Entries)
            .Select(entry => entry.Key.StartsWith(LogNames.ValidationPrefix, StringComparison.Ordinal) ? entry.Key[LogNames.ValidationPrefix.Length..] : entry.Key)
            .Where(name => name != LogNames.LearningRate)
            .Prepend(LogNames.Loss)
            .Distinct();

    private static IEnumerable<LineSeries> Series(History history, string name)
    {
        yield return Line("train", Palette.Train, name);
        if (history.Epochs.Any(epoch => epoch.TryGet(LogNames.ValidationPrefix + name, out _)))
        {
            yield return Line("validation", Palette.Validation, LogNames.ValidationPrefix + name);
        }

        LineSeries Line(string legend, string color, string entry) =>
            new(entry, legend, color, [.. history.Epochs.Select(epoch => (epoch.Epoch, epoch.TryGet(entry, out double value) ? value : (double?)null))]);
    }
}
