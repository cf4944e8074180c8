namespace DigitReader;

/// <summary>What a call ended with. The message of the thread's last failed call says more.</summary>
internal enum DigitReaderStatus
{
    /// <summary>The probabilities are written.</summary>
    Ok = 0,

    /// <summary>A pointer is NULL.</summary>
    NullPointer = 1,

    /// <summary>The bytes are no grey map of 28 x 28 pixels.</summary>
    InvalidImage = 2,

    /// <summary>A mistake of this library.</summary>
    InternalError = 3,
}
