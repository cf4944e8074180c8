using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ModelGen.HttpCaller;

/// <summary>The images of an IDX file, and what the console reader printed of each.</summary>
internal sealed class Digits(string images, string answers)
{
    private const int Head = 16;
    private const int Pixels = 28 * 28;

    private readonly byte[] idx = File.ReadAllBytes(images);
    private readonly float[][] lines = [.. File.ReadLines(answers).Select(line => line.Split(' ').Select(word => float.Parse(word, CultureInfo.InvariantCulture)).ToArray())];

    public int Count => lines.Length;

    /// <summary>As a grey map of 797 bytes.</summary>
    public byte[] GreyMap(int image) => [.. "P5\n28 28\n255\n"u8, .. idx.AsSpan(Head + (image * Pixels), Pixels)];

    /// <summary>As a plain one.</summary>
    public byte[] PlainGreyMap(int image) => Encoding.ASCII.GetBytes(
        "P2 # plain\n28 28\n255\n" + string.Join('\n', idx.AsSpan(Head + (image * Pixels), Pixels).ToArray().Select(grey => grey.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Probabilities were printed with four digits, and other vector widths round otherwise: see tests/native/alike.</summary>
    public void ExpectAnswer(int image, string json)
    {
        using JsonDocument answer = JsonDocument.Parse(json);
        float[] expected = lines[image];
        float[] probabilities = [.. answer.RootElement.GetProperty("probabilities").EnumerateArray().Select(number => number.GetSingle())];
        Check.That(answer.RootElement.GetProperty("digit").GetInt32() == (int)expected[0], $"image {image} is a {expected[0]} to the console; found {json}");
        Check.That(
            probabilities.Length == 10 && probabilities.Zip(expected.Skip(1)).All(pair => float.Abs(pair.First - pair.Second) <= 0.0002f),
            $"image {image} has other probabilities than the console says: {json}");
    }
}
