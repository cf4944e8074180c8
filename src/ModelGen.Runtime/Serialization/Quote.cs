namespace ModelGen.Serialization;

/// <summary>Puts what a file says into a message: a hostile name may be megabytes long or full of line breaks.</summary>
internal static class Quote
{
    private const int MaxLength = 80;

    /// <summary>The text in quotes, cut to 80 characters, control characters replaced.</summary>
    public static string Short(string text)
    {
        string cut = text.Length <= MaxLength ? text : text[..MaxLength] + "...";
        return "'" + string.Create(cut.Length, cut, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(source[i]) ? '?' : source[i];
            }
        }) + "'";
    }

    /// <summary>A shape as users write it: <c>(3, 3, 1, 32)</c>.</summary>
    public static string Shape<T>(IEnumerable<T> dimensions)
        where T : IFormattable =>
        $"({string.Join(", ", dimensions.Select(dimension => dimension.ToString(null, System.Globalization.CultureInfo.InvariantCulture)))})";
}
