using DigitReader;
using ModelGen;

if (args is ["--self-test"])
{
    SelfTestResult result = DigitClassifier.SelfTest();
    (result.Passed ? Console.Out : Console.Error).WriteLine(result);
    return result.Passed ? 0 : 1;
}

const string Usage = "Usage: DigitReader IMAGE, a PGM file of 28 x 28 pixels or an IDX file of such images, light on dark; or DigitReader --self-test.";
if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(Usage);
    return 0;
}

// A file whose name begins with a dash is ./-name.
if (args is not [[not '-', ..]])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

float[] images;
try
{
    images = ImageFile.Read(args[0]);
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or DataFormatException or InvalidDataException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

Span<float> probabilities = stackalloc float[DigitClassifier.OutputSize];
using Stream output = Console.OpenStandardOutput();
for (int image = 0; image < images.Length / DigitClassifier.InputSize; image++)
{
    Reader.Read(images.AsSpan(image * DigitClassifier.InputSize, DigitClassifier.InputSize), probabilities);
    output.Write(Line.Of(probabilities));
}

return 0;
