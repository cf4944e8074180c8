using System.Globalization;

namespace ModelGen.Plots;

/// <summary>A confusion matrix as a grid of cells, each shaded by its share of its actual class.</summary>
internal static class ConfusionMatrixPlot
{
    public const int MostClasses = 200;

    // Larger matrices have cells too small for text.
    private const int MostCounts = 40;

    private static readonly TextStyle Heading = new(15, Palette.Ink, Anchor: "middle", Bold: true);
    private static readonly TextStyle AxisTitle = new(13, Palette.Muted, Anchor: "middle");
    private static readonly TextStyle Warning = new(12, Palette.Wrong, Anchor: "middle");
    private static readonly TextStyle Name = new(12, Palette.Ink);
    private static readonly TextStyle Count = new(12, Palette.Ink, Anchor: "middle");

    public static string ToSvg(ConfusionMatrix matrix)
    {
        int classes = matrix.Classes;
        string[] names = [.. Enumerable.Range(0, classes).Select(number => Name.Cut(matrix.ClassName(number), 160))];
        double cell = Math.Clamp(480.0 / Math.Max(classes, 1), 6, 52);
        double widest = names.Select(Name.WidthOf).Append(0).Max();
        bool turned = widest > cell - 4;
        double left = 44 + widest;
        double top = 66 + (turned ? widest : 14);
        double size = classes * cell;
        double width = Math.Max(left + size + 24, 340);
        string? note = double.IsNaN(matrix.Result) ? null : matrix.Note;
        double height = top + size + (note is null ? 24 : 48);
        var svg = new SvgWriter(width, height, "Confusion matrix");

        string accuracy = double.IsNaN(matrix.Result) ? "no samples" : string.Create(CultureInfo.InvariantCulture, $"accuracy {matrix.Result:0.0000}");
        svg.Text(width / 2, 26, "Confusion matrix: " + accuracy, Heading);
        svg.Text(left + (size / 2), 50, "predicted", AxisTitle);
        svg.Text(20, top + (size / 2), "actual", AxisTitle, turn: 90);
        if (note is not null)
        {
            svg.Text(width / 2, height - 20, note, Warning.Within(width - 16, note));
        }

        TextStyle nameStyle = Name with { Size = Math.Min(Name.Size, cell) };
        for (int i = 0; i < classes; i++)
        {
            double middle = (i + 0.5) * cell;
            svg.Text(left - 6, top + middle + (nameStyle.Size / 3), names[i], nameStyle with { Anchor = "end" });
            if (turned)
            {
                svg.Text(left + middle + (nameStyle.Size / 3), top - 6, names[i], nameStyle, turn: 90);
            }
            else
            {
                svg.Text(left + middle, top - 6, names[i], nameStyle with { Anchor = "middle" });
            }

            DrawRow(svg, matrix, i, left, top, cell);
        }

        return svg.ToString();
    }

    private static void DrawRow(SvgWriter svg, ConfusionMatrix matrix, int actual, double left, double top, double cell)
    {
        double all = Enumerable.Range(0, matrix.Classes).Sum(predicted => matrix[actual, predicted]);
        double y = top + (actual * cell);
        for (int predicted = 0; predicted < matrix.Classes; predicted++)
        {
            double count = matrix[actual, predicted];
            double share = count > 0 ? count / all : 0;
            double x = left + (predicted * cell);
            svg.Rectangle(x + 0.5, y + 0.5, cell - 1, cell - 1, Shade(share));
            if (count > 0 && matrix.Classes <= MostCounts)
            {
                string text = ConfusionMatrix.Cell(count);
                TextStyle style = (Count with { Fill = share > 0.5 ? "#ffffff" : Palette.Ink }).Within(cell - 4, text);
                svg.Text(x + (cell / 2), y + (cell / 2) + (style.Size / 3), text, style);
            }
        }
    }

    /// <summary>From nearly white to blue; the root makes rare confusions visible.</summary>
    private static string Shade(double share)
    {
        double depth = Math.Sqrt(share);
        return $"#{Mix(0xF3, 0x1D):x2}{Mix(0xF4, 0x4E):x2}{Mix(0xF6, 0xD8):x2}";

        int Mix(int light, int dark) => (int)Math.Round(light + ((dark - light) * depth));
    }
}
