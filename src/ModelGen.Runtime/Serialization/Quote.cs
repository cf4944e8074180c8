using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ModelGen.Serialization;

/// <summary>Puts what a file says into a message: a hostile name may be megabytes long or full of line breaks.</summary>
internal static class Quote
{
    private const int MaxLength = 80;

    /// <summary>The text in quotes, cut to 80 characters, those replaced that break a line or turn its direction.</summary>
    public static string Short(string text)
    {
        string cut = text.Length <= MaxLength ? text : text.Substring(0, MaxLength) + "...";
        return "'" + string.Concat(cut.Select(character => Misleads(character) ? '?' : character)) + "'";
    }

    /// <summary>A shape as users write it: <c>(3, 3, 1, 32)</c>.</summary>
    public static string Shape<T>(IEnumerable<T> dimensions)
        where T : IFormattable =>
        $"({string.Join(", ", dimensions.Select(dimension => dimension.ToString(null, CultureInfo.InvariantCulture)))})";

    private static bool Misleads(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
