namespace ModelGen.Plots;

/// <summary>One panel of lines over epochs, with axes, grid, title and legend.</summary>
internal sealed class LineChart(string title, IReadOnlyList<LineSeries> series)
{
    public const double Width = 440;
    public const double Height = 320;

    private const double TitleHeight = 48;
    private const double NoteHeight = 16;
    private const double Bottom = Height - 48;
    private const double Right = Width - 20;

    // With more points, dots would hide the line.
    private const int MostDots = 40;

    private static readonly TextStyle TitleStyle = new(15, Palette.Ink, Bold: true);
    private static readonly TextStyle LegendStyle = new(12, Palette.Ink);
    private static readonly TextStyle TickStyle = new(11, Palette.Muted);
    private static readonly TextStyle NoteStyle = new(12, Palette.Wrong);

    public void Draw(SvgWriter svg, double offsetX, double offsetY)
    {
        int[] epochs = [.. series.SelectMany(line => line.Points).Select(point => point.X).DefaultIfEmpty(1)];
        double[] values = [.. series.SelectMany(line => line.Values)];
        string[] notes = [.. Notes()];
        double top = TitleHeight + (NoteHeight * notes.Length);
        Axis x = Axis.OverIntegers(epochs.Min(), epochs.Max(), steps: 8);
        Axis y = Axis.Around(values, steps: 5);
        double left = 26 + y.Labels.Max(TickStyle.WidthOf);
        double ToX(double value) => offsetX + left + (x.PositionOf(value) * (Right - left));
        double ToY(double value) => offsetY + Bottom - (y.PositionOf(value) * (Bottom - top));

        // Without a value there is nothing to measure by.
        for (int i = 0; i < y.Ticks.Count && values.Length > 0; i++)
        {
            double position = ToY(y.Ticks[i]);
            svg.Line(offsetX + left, position, offsetX + Right, position, Palette.Grid);
            svg.Text(offsetX + left - 8, position + 4, y.Labels[i], TickStyle with { Anchor = "end" });
        }

        for (int i = 0; i < x.Ticks.Count; i++)
        {
            double position = ToX(x.Ticks[i]);
            svg.Line(position, offsetY + Bottom, position, offsetY + Bottom + 4, Palette.Muted);
            svg.Text(position, offsetY + Bottom + 18, x.Labels[i], TickStyle with { Anchor = "middle" });
        }

        svg.Line(offsetX + left, offsetY + Bottom, offsetX + Right, offsetY + Bottom, Palette.Muted);
        svg.Text(offsetX + ((left + Right) / 2), offsetY + Bottom + 36, "epoch", TickStyle with { Anchor = "middle" });
        double legend = DrawLegend(svg, offsetX, offsetY);
        svg.Text(offsetX + left, offsetY + 28, title, TitleStyle.Within(legend - offsetX - left, title));
        for (int i = 0; i < notes.Length; i++)
        {
            svg.Text(offsetX + left, offsetY + TitleHeight + (NoteHeight * i), notes[i], NoteStyle.Within(Right - left, notes[i]));
        }

        foreach (LineSeries line in series)
        {
            foreach (IReadOnlyList<(int X, double Y)> run in line.Runs())
            {
                if (run.Count > 1)
                {
                    svg.Polyline(run.Select(point => (ToX(point.X), ToY(point.Y))), line.Color, width: 2);
                }

                if (run.Count == 1 || line.Points.Count <= MostDots)
                {
                    foreach ((int epoch, double value) in run)
                    {
                        svg.Circle(ToX(epoch), ToY(value), radius: 2.5, line.Color);
                    }
                }
            }
        }
    }

    /// <summary>Describes what the lines do not show.</summary>
    private IEnumerable<string> Notes() => series.All(line => line.Points.Count == 0)
        ? ["no epochs"]
        : series.Select(line => line.Note()).OfType<string>();

    /// <summary>On the title's line, from the right; gives the room that is left.</summary>
    private double DrawLegend(SvgWriter svg, double offsetX, double offsetY)
    {
        double end = offsetX + Right;
        foreach (LineSeries line in series.Reverse())
        {
            svg.Text(end, offsetY + 28, line.Legend, LegendStyle with { Anchor = "end" });
            double swatch = end - LegendStyle.WidthOf(line.Legend) - 6;
            svg.Line(swatch - 16, offsetY + 24, swatch, offsetY + 24, line.Color, width: 3);
            end = swatch - 16 - 12;
        }

        return end;
    }
}
