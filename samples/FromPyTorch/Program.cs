using System.Globalization;
using System.Runtime.InteropServices;
using FromPyTorch;
using ModelGen;

const string Usage = "Usage: FromPyTorch FOLDER, which has digits.safetensors and outputs.f32 of train.py and ImportedClassifier.safetensors of modelgen import.";
if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(Usage);
    return 0;
}

if (args is not [[not '-', ..]])
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    float[] expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(args[0], "outputs.f32"))).ToArray();
    bool declared = Agrees(new DigitClassifier(), "digits.safetensors", expected);
    bool imported = Agrees(new ImportedClassifier(), "ImportedClassifier.safetensors", expected);
    return declared && imported ? 0 : 1;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or WeightsFormatException or ArgumentException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}

// Both sides add float32 numbers, in other orders: 1e-5, and 1e-4 of the number itself.
bool Agrees(Model model, string weights, float[] expected)
{
    model.Load(Path.Combine(args[0], weights));
    float[] outputs = new float[expected.Length];
    model.Predict(TestImages(), outputs);

    double largest = 0;
    bool agrees = true;
    foreach ((float output, float other) in outputs.Zip(expected))
    {
        double difference = double.Abs((double)output - other);
        largest = double.Max(largest, difference);
        agrees &= difference <= 1e-5 + (1e-4 * float.Abs(other));
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{model.Info.Name} with {weights} {(agrees ? "computes" : "DOES NOT compute")} what PyTorch does: {outputs.Length} outputs, largest difference {largest:g2}"));
    return agrees;
}

// (1000, 28, 28, 1) from 0 to 1. With one channel, channels first and channels last are the same numbers.
static float[] TestImages()
{
    const string Name = "t10k-images-idx3-ubyte";
    using Stream stream = typeof(Program).Assembly.GetManifestResourceStream(Name)!;
    return [.. IdxFile.Read(stream, Name).Values.Select(grey => grey / 255f)];
}
