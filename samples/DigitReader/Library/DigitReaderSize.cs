namespace DigitReader;

/// <summary>Lengths of arrays, in floats.</summary>
internal enum DigitReaderSize
{
    /// <summary>The pixels of an image, 28 rows of 28.</summary>
    Image = DigitClassifier.InputSize,

    /// <summary>A probability for each digit.</summary>
    Probabilities = DigitClassifier.OutputSize,
}
