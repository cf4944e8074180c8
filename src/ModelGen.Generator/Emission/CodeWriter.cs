using System;
using System.Collections.Generic;
using System.Text;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>Indented text with '\n' line ends; <see cref="Block"/> closes its brace.</summary>
/// <param name="explains">Whether layer methods say at length what they do.</param>
internal sealed class CodeWriter(TypeNames types, bool explains = false)
{
    private readonly StringBuilder text = new();
    private int depth;

    public TypeNames Types => types;

    public bool Explains => explains;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    /// <summary>Writes each item, with an empty line between two.</summary>
    public void Separated<T>(IEnumerable<T> items, Action<T> write)
    {
        bool isFirst = true;
        foreach (T item in items)
        {
            if (!isFirst)
            {
                Line();
            }

            isFirst = false;
            write(item);
        }
    }

    /// <summary>A doc comment of one line.</summary>
    public void Doc(string summary) => Line($"/// <summary>{Escape(summary)}</summary>");

    /// <summary>Paragraphs below the summary of a doc comment.</summary>
    public void Remarks(IEnumerable<string> paragraphs)
    {
        Line("/// <remarks>");
        foreach (string paragraph in paragraphs)
        {
            Line($"/// <para>{Escape(paragraph)}</para>");
        }

        Line("/// </remarks>");
    }

    /// <summary>Text in braces: <c>using (writer.Block("class A")) { ... }</c></summary>
    public IDisposable Block(string header, string end = "}")
    {
        Line(header);
        return Braces(end);
    }

    public IDisposable Braces(string end = "}")
    {
        Line("{");
        depth++;
        return new Closing(this, end);
    }

    public IDisposable Indent()
    {
        depth++;
        return new Closing(this, null);
    }

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public override string ToString() => text.ToString();

    private sealed class Closing(CodeWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (end is not null)
            {
                writer.Line(end);
            }
        }
    }
}
