namespace DigitReader;

/// <summary>Changes with every change of a function that a program compiled before would notice.</summary>
internal enum DigitReaderAbi
{
    /// <summary>That of this header.</summary>
    Version = 1,
}
