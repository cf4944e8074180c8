using System.Text.Json;
using System.Text.Unicode;

namespace ModelGen.Serialization;

/// <summary>Reads a header's JSON and believes none of it.</summary>
internal ref struct SafetensorsHeaderParser
{
    /// <summary>A valid header needs 3 levels; some more for fields that we do not know and skip.</summary>
    private const int MaxDepth = 8;

    /// <summary>More dimensions than any tensor library has.</summary>
    private const int MaxRank = 64;

    /// <summary>Tensors, or remarks: far more than any network has, far less than what fills the memory.</summary>
    private const int MaxEntries = 100_000;

    private readonly string? file;
    private readonly bool isOfWeights;
    private readonly Dictionary<string, TensorEntry> tensors = [];
    private Dictionary<string, string>? metadata;
    private Utf8JsonReader json;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> header, string? file, bool isOfWeights)
    {
        this.file = file;
        this.isOfWeights = isOfWeights;
        json = new Utf8JsonReader(header, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>The tensors and metadata of <paramref name="header"/>, the JSON alone.</summary>
    /// <exception cref="WeightsFormatException">It is not the header of a safetensors file.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> header, string? file, bool isOfWeights)
    {
        var parser = new SafetensorsHeaderParser(header, file, isOfWeights);
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw parser.Wrong(0, "the header is not a JSON object; it does not begin with '{'.");
        }

        if (!Utf8.IsValid(header))
        {
            throw parser.Wrong(0, "the header is not UTF-8.");
        }

        try
        {
            parser.ReadAll();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string that escapes half a surrogate pair.
            throw parser.Wrong(parser.json.BytesConsumed, $"the header is not valid JSON: {exception.Message}", exception);
        }

        return new SafetensorsHeader(
            SafetensorsLayout.InDataOrder(parser.tensors.Values, file), parser.metadata ?? new Dictionary<string, string>());
    }

    private void ReadAll()
    {
        json.Read();
        while (NextProperty() is string name)
        {
            long position = json.TokenStartIndex;
            Limit(tensors.Count, "tensors");
            if (name == SafetensorsHeader.MetadataName)
            {
                ReadMetadata(position);
            }
            else if (tensors.ContainsKey(name))
            {
                throw Wrong(position, $"the header names the tensor {Quote.Short(name)} twice.");
            }
            else
            {
                tensors.Add(name, ReadTensor(name, position));
            }
        }

        json.Read(); // Only white space may follow; the reader complains otherwise.
    }

    private void ReadMetadata(long position)
    {
        if (metadata is not null)
        {
            throw Wrong(position, "the header has __metadata__ twice.");
        }

        metadata = [];
        Enter(JsonTokenType.StartObject, "__metadata__ must be an object of strings");
        while (NextProperty() is string key)
        {
            Limit(metadata.Count, "entries of __metadata__");
            string value = ReadString($"the metadata value of {Quote.Short(key)} must be a string");
            if (metadata.ContainsKey(key))
            {
                throw Wrong(json.TokenStartIndex, $"__metadata__ has {Quote.Short(key)} twice.");
            }

            metadata.Add(key, value);
        }
    }

    private TensorEntry ReadTensor(string name, long position)
    {
        Enter(JsonTokenType.StartObject, $"the tensor {Quote.Short(name)} must be an object");
        TensorType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (NextProperty() is string field)
        {
            bool repeated = field switch { "dtype" => type is not null, "shape" => shape is not null, "data_offsets" => offsets is not null, _ => false };
            if (repeated)
            {
                throw Wrong(json.TokenStartIndex, $"the tensor {Quote.Short(name)} has {field} twice.");
            }

            switch (field)
            {
                case "dtype":
                    type = ReadType(name);
                    break;
                case "shape":
                    shape = ReadIntegers($"the shape of {Quote.Short(name)}", MaxRank);
                    break;
                case "data_offsets":
                    offsets = ReadIntegers($"data_offsets of {Quote.Short(name)}", 2);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        if (type is null || shape is null || offsets is not { Count: 2 })
        {
            throw Wrong(position, $"the tensor {Quote.Short(name)} must have dtype, shape and two data_offsets.");
        }

        return new TensorEntry(name, type.Value, shape, offsets[0], offsets[1], SafetensorsHeader.PrefixLength + position);
    }

    private TensorType ReadType(string name)
    {
        string type = ReadString($"the dtype of {Quote.Short(name)} must be a string");
        return TensorTypes.Parse(type) is { } known && (known.IsOfWeights() || !isOfWeights) ? known
            : isOfWeights ? throw Wrong(json.TokenStartIndex, $"the tensor {Quote.Short(name)} has type {Quote.Short(type)}; weights must be F32, F16, BF16 or F64.")
            : throw Wrong(json.TokenStartIndex, $"the tensor {Quote.Short(name)} has type {Quote.Short(type)}, which is not a type of the safetensors format.");
    }

    private List<long> ReadIntegers(string what, int most)
    {
        Enter(JsonTokenType.StartArray, $"{what} must be a list of integers");
        List<long> integers = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out long integer) || integer < 0)
            {
                throw Wrong(json.TokenStartIndex, $"{what} must be integers from 0 to 2^63 - 1.");
            }

            if (integers.Count == most)
            {
                throw Wrong(json.TokenStartIndex, $"{what} must be at most {most} integers.");
            }

            integers.Add(integer);
        }

        return integers;
    }

    private readonly void Limit(int count, string what)
    {
        if (count == MaxEntries)
        {
            throw Wrong(json.TokenStartIndex, $"the header has more than {MaxEntries} {what}.");
        }
    }

    private string ReadString(string rule)
    {
        Enter(JsonTokenType.String, rule);
        return json.GetString()!;
    }

    private void Enter(JsonTokenType expected, string rule)
    {
        if (!json.Read() || json.TokenType != expected)
        {
            throw Wrong(json.TokenStartIndex, $"{rule}, not {json.TokenType}.");
        }
    }

    /// <summary>The next property's name, or null at the end of the object.</summary>
    private string? NextProperty() => json.Read() && json.TokenType == JsonTokenType.PropertyName ? json.GetString() : null;

    private readonly WeightsFormatException Wrong(long position, string reason, Exception? inner = null) =>
        new(file, SafetensorsHeader.PrefixLength + position, reason, inner);
}
