using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ModelGen.Generator.Tests;

/// <summary>Source in which <c>[|</c> and <c>|]</c> stand around the places of diagnostics.</summary>
internal sealed record MarkedSource(string Text, ImmutableArray<TextSpan> Marks)
{
    public static MarkedSource Parse(string marked)
    {
        StringBuilder text = new();
        List<TextSpan> marks = [];
        int position = 0;
        for (int open; (open = marked.IndexOf("[|", position, StringComparison.Ordinal)) >= 0;)
        {
            int close = marked.IndexOf("|]", open, StringComparison.Ordinal);
            Assert.True(close > 0, "A mark is not closed.");
            text.Append(marked, position, open - position);
            int start = text.Length;
            text.Append(marked, open + 2, close - open - 2);
            marks.Add(TextSpan.FromBounds(start, text.Length));
            position = close + 2;
        }

        return new(text.Append(marked, position, marked.Length - position).ToString(), [.. marks]);
    }
}
