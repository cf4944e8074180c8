namespace System.Text.Unicode;

/// <summary>The one method of .NET's that netstandard2.0 lacks.</summary>
internal static class Utf8
{
    /// <summary>True if the bytes are well-formed UTF-8.</summary>
    public static unsafe bool IsValid(ReadOnlySpan<byte> value)
    {
        try
        {
            fixed (byte* bytes = value)
            {
                return bytes is null || new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes, value.Length) >= 0;
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
