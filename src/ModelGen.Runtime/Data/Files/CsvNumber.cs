using System.Globalization;

namespace ModelGen;

/// <summary>Reads the number in a cell, whatever the machine's culture.</summary>
internal static class CsvNumber
{
    /// <summary>No float needs a longer text.</summary>
    private const int MostDigits = 400;

    /// <summary>Reads a finite number; false for anything else.</summary>
    /// <param name="cell">UTF-8, without blanks around it.</param>
    /// <param name="decimalComma">Whether a comma is the decimal separator.</param>
    /// <param name="number">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> cell, bool decimalComma, out float number)
    {
        number = 0;
        if (cell.IsEmpty || cell.Length > MostDigits)
        {
            return false;
        }

        if (!decimalComma || !cell.Contains((byte)','))
        {
            return float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
        }

        Span<byte> point = stackalloc byte[cell.Length];
        cell.CopyTo(point);
        point[point.IndexOf((byte)',')] = (byte)'.';
        return !cell.Contains((byte)'.') && float.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && float.IsFinite(number);
    }

    /// <summary>True if the comma of a number may also separate thousands: 1,234 or 12,345,678.</summary>
    public static bool MayBeThousands(ReadOnlySpan<byte> cell)
    {
        ReadOnlySpan<byte> digits = cell.TrimStart("+-"u8);
        int first = digits.IndexOf((byte)',');
        return first is >= 1 and <= 3 && digits[0] != '0' && (digits.Length - first) % 4 == 0 && AreGroups(digits[first..]);
    }

    private static bool AreGroups(ReadOnlySpan<byte> groups)
    {
        bool are = true;
        for (int i = 0; i < groups.Length; i++)
        {
            are &= i % 4 == 0 ? groups[i] == ',' : char.IsAsciiDigit((char)groups[i]);
        }

        return are;
    }
}
