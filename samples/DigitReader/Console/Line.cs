using System.Globalization;

namespace DigitReader;

/// <summary>What is printed for one image, as the bytes of one write: no text writer has to start for it.</summary>
internal static class Line
{
    private static readonly byte[] bytes = new byte[256];

    /// <summary>The digit, then the probability of each: <c>7 0.0000 0.0001 …</c>. Valid until the next call.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<float> probabilities)
    {
        int length = 0;
        bytes[length++] = (byte)('0' + Reader.Digit(probabilities));
        foreach (float probability in probabilities)
        {
            bytes[length++] = (byte)' ';
            _ = probability.TryFormat(bytes.AsSpan(length), out int written, "F4", CultureInfo.InvariantCulture);
            length += written;
        }

        bytes[length++] = (byte)'\n';
        return bytes.AsSpan(0, length);
    }
}
