using System.Globalization;
using System.Text;

namespace ModelGen.Plots;

/// <summary>Writes a picture as SVG: the few shapes that plots are made of, in pixels from the top left.</summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();

    /// <summary>Begins a white picture.</summary>
    public SvgWriter(double width, double height, string title)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Number(width)}" height="{Number(height)}" viewBox="0 0 {Number(width)} {Number(height)}" """)
            .Append("font-family=\"Helvetica, Arial, sans-serif\" role=\"img\">\n")
            .Append("<title>").Append(Escape(title)).Append("</title>\n");
        Rectangle(0, 0, width, height, "#ffffff");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        Element("rect", $"""x="{Number(x)}" y="{Number(y)}" width="{Number(width)}" height="{Number(height)}" fill="{fill}" """);

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        Element("line", $"""x1="{Number(x1)}" y1="{Number(y1)}" x2="{Number(x2)}" y2="{Number(y2)}" stroke="{stroke}" stroke-width="{Number(width)}" """);

    public void Circle(double x, double y, double radius, string fill) =>
        Element("circle", $"""cx="{Number(x)}" cy="{Number(y)}" r="{Number(radius)}" fill="{fill}" """);

    public void Polyline(IEnumerable<(double X, double Y)> points, string stroke, double width)
    {
        string coordinates = string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));
        Element("polyline", $"""points="{coordinates}" fill="none" stroke="{stroke}" stroke-width="{Number(width)}" stroke-linejoin="round" """);
    }

    /// <summary>Text whose baseline is at y and whose anchor (start, middle or end) is at x, turned to the left by an angle in degrees.</summary>
    public void Text(double x, double y, string content, TextStyle style, int turn = 0)
    {
        string rotation = turn == 0 ? "" : $"""transform="rotate({-turn} {Number(x)} {Number(y)})" """;
        string weight = style.Bold ? "font-weight=\"bold\" " : "";
        text.Append(CultureInfo.InvariantCulture,
            $"""<text x="{Number(x)}" y="{Number(y)}" font-size="{Number(style.Size)}" fill="{style.Fill}" text-anchor="{style.Anchor}" """)
            .Append(weight).Append(rotation).Append('>').Append(Escape(content)).Append("</text>\n");
    }

    /// <summary>A PNG inside the picture.</summary>
    public void Image(double x, double y, double width, double height, byte[] png) =>
        Element(
            "image",
            $"""x="{Number(x)}" y="{Number(y)}" width="{Number(width)}" height="{Number(height)}" href="data:image/png;base64,{Convert.ToBase64String(png)}" """);

    /// <summary>The whole picture.</summary>
    public override string ToString() => text + "</svg>\n";

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Element(string name, string attributes) => text.Append('<').Append(name).Append(' ').Append(attributes).Append("/>\n");

    /// <summary>Text as XML content; what XML cannot hold becomes U+FFFD.</summary>
    private static string Escape(string content)
    {
        var escaped = new StringBuilder(content.Length);
        foreach (Rune rune in content.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                < ' ' or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune),
            };
        }

        return escaped.ToString();
    }
}
