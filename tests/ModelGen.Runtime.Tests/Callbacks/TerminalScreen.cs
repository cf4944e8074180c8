using System.Text;
using Spectre.Console;

namespace ModelGen.Tests;

/// <summary>A terminal, or a file, that takes what a console writes.</summary>
internal sealed class TerminalScreen(bool isTerminal, int width) : IAnsiConsoleOutput
{
    private readonly StringWriter written = new() { NewLine = "\n" };

    public TextWriter Writer => written;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 24;

    /// <summary>Everything written, control codes included.</summary>
    public string Raw => written.ToString();

    /// <summary>The lines as a person sees them, after carriage returns and erasures.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            List<StringBuilder> lines = [new()];
            int column = 0;
            string raw = Raw;
            for (int i = 0; i < raw.Length; i++)
            {
                StringBuilder line = lines[^1];
                if (raw[i] == '\u001b')
                {
                    int end = raw.AsSpan(i + 2).IndexOfAnyInRange('@', '~') + i + 2;
                    if (raw[end] == 'K')
                    {
                        line.Length = Math.Min(line.Length, column);
                    }

                    i = end;
                }
                else if (raw[i] == '\r')
                {
                    column = 0;
                }
                else if (raw[i] == '\n')
                {
                    lines.Add(new());
                    column = 0;
                }
                else
                {
                    line.Length = Math.Max(line.Length, column + 1);
                    line[column++] = raw[i];
                }
            }

            return [.. lines.Select(line => line.ToString())];
        }
    }

    public IAnsiConsole Console => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = this,
        Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = isTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
    });

    public void SetEncoding(Encoding encoding)
    {
    }
}
