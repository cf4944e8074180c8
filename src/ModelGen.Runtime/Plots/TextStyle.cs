namespace ModelGen.Plots;

/// <summary>Describes the appearance of a text.</summary>
/// <param name="Size">Its height in pixels.</param>
/// <param name="Fill">Its colour.</param>
/// <param name="Anchor">Which end lies at its place: start, middle or end.</param>
/// <param name="Bold">Whether it is bold.</param>
internal readonly record struct TextStyle(double Size, string Fill, string Anchor = "start", bool Bold = false)
{
    /// <summary>About how wide a text of this style is, in pixels: fonts differ.</summary>
    public double WidthOf(string text) => (Bold ? 0.65 : 0.58) * Size * text.Length;

    /// <summary>This style, or a smaller one where the text would be wider.</summary>
    public TextStyle Within(double width, string text) => WidthOf(text) <= width ? this : this with { Size = Size * width / WidthOf(text) };

    /// <summary>The text, or as much of its beginning as is about this wide.</summary>
    public string Cut(string text, double width)
    {
        if (WidthOf(text) <= width)
        {
            return text;
        }

        int kept = Math.Max((int)(width / WidthOf("x")) - 1, 0);
        return string.Concat(text.AsSpan(0, kept), "\u2026");
    }
}
