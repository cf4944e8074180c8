using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ModelGen.Tool;

/// <summary>Prints one JSON object.</summary>
internal static class Json
{
    public static void Print(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    public static void WriteNumbers<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values)
        where T : struct, IConvertible
    {
        json.WriteStartArray(name);
        foreach (T value in values)
        {
            json.WriteNumberValue(value.ToInt64(null));
        }

        json.WriteEndArray();
    }
}
