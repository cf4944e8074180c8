namespace ModelGen.Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Line">The number of its first line of text; a page's first line is 1.</param>
/// <param name="Language">The first word behind the fence, or an empty string.</param>
/// <param name="Title">The second word: the name of the file that the block shows.</param>
/// <param name="Mark">The word of an HTML comment above the fence, <c>&lt;!-- generated --&gt;</c>.</param>
/// <param name="Text">The lines between the fences.</param>
/// <param name="IsBelowAnother">Whether only empty lines lie between this block and the one above it.</param>
internal sealed record Fence(int Line, string Language, string? Title, string? Mark, string Text, bool IsBelowAnother)
{
    /// <summary>Gets the number of the line behind the text, which is the closing fence.</summary>
    public int End => Line + Text.Count(letter => letter == '\n');

    public bool IsCode => Language == "csharp";
}
