using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitReader;

/// <summary>
/// The functions of the C library. No exception leaves them, and threads may call them at the same time. They only check and
/// catch: the process's first call starts the runtime within it, and a stackalloc there would be guarded by a number that the
/// runtime sets anew as it starts, so that the return looks like an overrun and ends the process.
/// </summary>
internal static unsafe class Exports
{
    /// <summary>The version of the library that runs: <see cref="DigitReaderAbi.Version"/>, unless the program was compiled with the header of another.</summary>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_abi_version")]
    public static DigitReaderAbi AbiVersion() => DigitReaderAbi.Version;

    /// <summary>How many floats an image has: <see cref="DigitReaderSize.Image"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_input_size")]
    public static DigitReaderSize InputSize() => DigitReaderSize.Image;

    /// <summary>How many floats are written: <see cref="DigitReaderSize.Probabilities"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_output_size")]
    public static DigitReaderSize OutputSize() => DigitReaderSize.Probabilities;

    /// <summary>Reads the digit of an image.</summary>
    /// <param name="image"><see cref="DigitReaderSize.Image"/> floats from 0 to 1, row by row, light on dark.</param>
    /// <param name="probabilities">Gets the probability of each digit, <see cref="DigitReaderSize.Probabilities"/> floats.</param>
    /// <returns><see cref="DigitReaderStatus.Ok"/> or <see cref="DigitReaderStatus.NullPointer"/>.</returns>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_predict")]
    public static DigitReaderStatus Predict([NativeTypeName("const float*")] float* image, float* probabilities)
    {
        if (image is null || probabilities is null)
        {
            return Null("digit_reader_predict", image is null ? nameof(image) : nameof(probabilities));
        }

        try
        {
            Read(image, probabilities);
            return DigitReaderStatus.Ok;
        }
        catch (Exception error)
        {
            return Internal(error);
        }
    }

    /// <summary>Reads the digit of an image that is a portable grey map, binary (P5) or plain (P2).</summary>
    /// <param name="bytes">The whole file. May be NULL where <paramref name="length"/> is 0.</param>
    /// <param name="length">In bytes.</param>
    /// <param name="probabilities">Gets the probability of each digit, <see cref="DigitReaderSize.Probabilities"/> floats; is left as it is on an error.</param>
    /// <returns><see cref="DigitReaderStatus.Ok"/>, <see cref="DigitReaderStatus.NullPointer"/> or <see cref="DigitReaderStatus.InvalidImage"/>.</returns>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_predict_pgm")]
    public static DigitReaderStatus PredictPgm([NativeTypeName("const uint8_t*")] byte* bytes, nuint length, float* probabilities)
    {
        if ((bytes is null && length > 0) || probabilities is null)
        {
            return Null("digit_reader_predict_pgm", probabilities is null ? nameof(probabilities) : nameof(bytes));
        }

        try
        {
            // What is too long is not looked at: one byte too many says so.
            ReadPgm(new(bytes, (int)nuint.Min(length, GreyMap.MaxLength + 1)), probabilities);
            return DigitReaderStatus.Ok;
        }
        catch (InvalidDataException error)
        {
            LastError.Set($"digit_reader_predict_pgm: {error.Message}");
            return DigitReaderStatus.InvalidImage;
        }
        catch (Exception error)
        {
            return Internal(error);
        }
    }

    /// <summary>Why the last call of this thread that failed did so.</summary>
    /// <returns>UTF-8, empty where none has failed. Valid until the next one fails, or the thread ends.</returns>
    [UnmanagedCallersOnly(EntryPoint = "digit_reader_last_error")]
    [return: NativeTypeName("const char*")]
    public static byte* LastErrorMessage() => LastError.Text;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Read(float* image, float* probabilities) =>
        Reader.Read(new(image, DigitClassifier.InputSize), new(probabilities, DigitClassifier.OutputSize));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadPgm(ReadOnlySpan<byte> file, float* probabilities)
    {
        Span<float> image = stackalloc float[DigitClassifier.InputSize];
        GreyMap.Read(file, image);
        Reader.Read(image, new(probabilities, DigitClassifier.OutputSize));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DigitReaderStatus Null(string function, string argument)
    {
        LastError.Set($"{function}: {argument} is NULL");
        return DigitReaderStatus.NullPointer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DigitReaderStatus Internal(Exception error)
    {
        LastError.Set(error.ToString());
        return DigitReaderStatus.InternalError;
    }
}
