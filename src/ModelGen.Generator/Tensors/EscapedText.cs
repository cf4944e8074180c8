using System.Globalization;
using System.Text;

namespace ModelGen.Generator.Tensors;

/// <summary>
/// Text of a file as one line that shows what it holds: what breaks a line, turns its direction or cannot be seen becomes
/// <c>\u202e</c>. Different texts stay different.
/// </summary>
internal static class EscapedText
{
    private const int MaxLength = 300;
    private const int QuotedLength = 100;

    /// <summary>Cut to 300 characters, marked by <c>\...</c>.</summary>
    public static string Of(string text) => Of(text, MaxLength, "\\...");

    /// <summary>For a message, in quotes: cut to 100 characters.</summary>
    public static string Quoted(string text) => $"'{Of(text, QuotedLength, "...")}'";

    private static string Of(string text, int maxLength, string mark)
    {
        StringBuilder escaped = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (i == maxLength)
            {
                return escaped.Append(mark).ToString();
            }

            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            bool isEdge = text[i] == ' ' && (i == 0 || i == text.Length - 1);
            if (isPair && i + 1 < maxLength)
            {
                escaped.Append(text[i]).Append(text[++i]);
            }
            else if (text[i] == '\\')
            {
                escaped.Append("\\\\");
            }
            else if (isEdge || IsHidden(text[i]))
            {
                escaped.Append("\\u").Append(((int)text[i]).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    /// <summary>True if a character must be escaped.</summary>
    public static bool IsHidden(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.SpaceSeparator => character != ' ',
        _ => false,
    };
}
