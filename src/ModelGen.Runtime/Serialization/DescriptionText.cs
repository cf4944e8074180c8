using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ModelGen.Serialization;

/// <summary>
/// Writes a <see cref="DatasetDescription"/> as one metadata entry of a weight file, in JSON, and reads it back to the same bits:
/// <c>{"inputs": ["a", "b"], "classes": ["no", "yes"], "bytes": [0.5, 0], "magnitude": 0.3, "means": [1, 2], "deviations": [3, 4]}</c>.
/// </summary>
internal static class DescriptionText
{
    /// <summary>A longer text is not kept, so that the header stays one that all tools read: the means and deviations of 300,000 features fit.</summary>
    private const int MostBytes = 8 << 20;

    /// <summary>Returns the entry; none where there is nothing to say.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Entries(DatasetDescription? description) =>
        description is not null && Write(description) is { } text ? [new(MetadataNames.TrainedOn, text)] : [];

    /// <summary>Reads the entry; null where the file has none.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or does not describe inputs of so many floats.</exception>
    public static DatasetDescription? Find(IReadOnlyDictionary<string, string> metadata, int inputSize, string? file)
    {
        if (!metadata.TryGetValue(MetadataNames.TrainedOn, out string? text))
        {
            return null;
        }

        try
        {
            if (text.Length > MostBytes)
            {
                throw new FormatException($"It has {text.Length} characters, more than are ever written.");
            }

            using JsonDocument json = JsonDocument.Parse(text);
            return Read(json.RootElement, inputSize);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw new WeightsFormatException(
                file, null, $"the metadata entry '{MetadataNames.TrainedOn}' is damaged: {Quote.Short(exception.Message)[1..^1]} Remove the entry, or get the file again.", exception);
        }
    }

    private static string? Write(DatasetDescription description)
    {
        ArrayBufferWriter<byte> bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            Write(json, "inputs", description.InputNames);
            Write(json, "targets", description.TargetNames);
            Write(json, "classes", description.ClassNames);
            if (description.Bytes is { } scaling)
            {
                Write(json, "bytes", [scaling.Scale, scaling.Offset]);
            }

            if (description.Magnitude is { } magnitude && double.IsFinite(magnitude))
            {
                json.WriteNumber("magnitude", magnitude);
            }

            if (description.Standardization is { } standardization)
            {
                Write(json, "means", standardization.Means);
                Write(json, "deviations", standardization.Deviations);
            }

            json.WriteEndObject();
        }

        return bytes.WrittenCount <= MostBytes ? Encoding.UTF8.GetString(bytes.WrittenSpan) : null;
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, ReadOnlySpan<float> numbers)
    {
        json.WriteStartArray(name);
        foreach (float number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static DatasetDescription Read(JsonElement json, int inputSize)
    {
        DatasetDescription description = new()
        {
            InputNames = Texts(json, "inputs"),
            TargetNames = Texts(json, "targets"),
            ClassNames = Texts(json, "classes"),
            Magnitude = json.TryGetProperty("magnitude", out JsonElement magnitude) ? magnitude.GetDouble() : null,
            Bytes = json.TryGetProperty("bytes", out JsonElement bytes) ? new(Number(bytes[0]), Number(bytes[1])) : null,
        };
        Expect(description.InputNames?.Count ?? inputSize, inputSize, "input names");
        if (!json.TryGetProperty("means", out JsonElement means))
        {
            return description;
        }

        float[] numbers = [.. means.EnumerateArray().Select(Number)];
        Expect(numbers.Length, inputSize, "means");
        return description with { Standardization = new(numbers, [.. json.GetProperty("deviations").EnumerateArray().Select(Number)], fittedOn: description) };
    }

    private static string[]? Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement texts) ? [.. texts.EnumerateArray().Select(text => text.GetString() ?? throw new FormatException($"null in '{name}'."))] : null;

    private static float Number(JsonElement number) =>
        number.GetSingle() is var value && float.IsFinite(value) ? value : throw new FormatException("A number is not finite.");

    private static void Expect(int count, int expected, string what)
    {
        if (count != expected)
        {
            throw new FormatException($"It has {count} {what} for inputs of {expected} floats.");
        }
    }
}
