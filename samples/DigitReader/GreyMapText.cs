using System.Globalization;
using System.Text;

namespace DigitReader;

/// <summary>Goes through the bytes of a grey map: numbers with white space and comments before them, or pixels of a byte each.</summary>
internal ref struct GreyMapText(ReadOnlySpan<byte> file)
{
    private const int MostShown = 20;

    private readonly ReadOnlySpan<byte> file = file;

    /// <summary>Of the next byte.</summary>
    public int Position { get; set; }

    private readonly bool IsAtEnd => Position == file.Length;

    public int Number(string expected, int least, int most) =>
        TryNumber(out int start, out int number) && number >= least && number <= most ? number : throw Error(start, expected);

    /// <summary>The grey of a pixel as a number.</summary>
    public int Pixel(int pixel, int levels) =>
        TryNumber(out int start, out int grey) && grey <= levels ? grey : throw Error(start, Grey(pixel, levels));

    /// <summary>The grey of a pixel as a byte.</summary>
    public int Byte(int pixel, int levels)
    {
        int grey = IsAtEnd ? int.MaxValue : file[Position];
        return grey <= levels ? file[Position++] : throw Error(Position, Grey(pixel, levels), IsAtEnd ? "the end" : Invariant($"{grey}"));
    }

    /// <summary>The one byte between the head and the bytes of the pixels.</summary>
    public void WhiteSpace() => Position += !IsAtEnd && IsSpace(file[Position]) ? 1 : throw Error(Position, "white space before the pixels");

    public void End()
    {
        SkipSpace();
        if (!IsAtEnd)
        {
            throw Error(Position, "the end, behind all pixels of one image");
        }
    }

    public readonly InvalidDataException Error(int position, string expected, string? found = null) =>
        new(Invariant($"byte {position}: expected {expected}; found {found ?? Shown(position)}"));

    private bool TryNumber(out int start, out int number)
    {
        SkipSpace();
        start = Position;
        number = 0;
        for (; !IsAtEnd && char.IsAsciiDigit((char)file[Position]); Position++)
        {
            // However many digits: what is too large stays so.
            number = int.Min((number * 10) + (file[Position] - '0'), 1_000_000);
        }

        return Position > start;
    }

    private void SkipSpace()
    {
        while (!IsAtEnd && (IsSpace(file[Position]) || file[Position] == '#'))
        {
            int line = file[Position] == '#' ? file[Position..].IndexOf((byte)'\n') : 0;
            Position = line < 0 ? file.Length : Position + line + 1;
        }
    }

    /// <summary>The word that stands there, what is no ASCII as '?'.</summary>
    private readonly string Shown(int position)
    {
        StringBuilder word = new();
        for (int i = position; i < file.Length && !IsSpace(file[i]); i++)
        {
            if (i - position == MostShown)
            {
                word.Append("...");
                break;
            }

            word.Append(file[i] is > 32 and < 127 ? (char)file[i] : '?');
        }

        return position == file.Length ? "the end" : $"'{word}'";
    }

    private static string Grey(int pixel, int levels) =>
        Invariant($"the grey of row {pixel / GreyMap.Side}, column {pixel % GreyMap.Side}, 0 to {levels}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static bool IsSpace(byte character) => character is (>= 9 and <= 13) or (byte)' ';
}
