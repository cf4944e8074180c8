using Google.Protobuf;
using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Reads files in protobuf's encoding. Opens no other file, whatever they say.</summary>
internal static class OnnxFile
{
    /// <summary>More than any network of plain layers; a larger file is not even opened.</summary>
    private const long MaxLength = 1L << 30;

    // Nodes, tensors and dimensions of real files take some tens of bytes each. An object takes at most some 300.
    private const int FreeMessages = 2000, BytesOfMessage = 8;

    /// <exception cref="OnnxFormatException">It is not such a file, or has functions, which are refused.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ModelProto ReadModel(string path) => ReadModel(ReadBytes(path), path);

    public static ModelProto ReadModel(byte[] bytes, string path)
    {
        ModelProto model = Parse(ModelProto.Parser, bytes, path);
        return model switch
        {
            { Graph: null } => throw new OnnxFormatException(path, null, "it has no graph; is it an ONNX model?"),
            { Functions.Count: > 0 } => throw new OnnxFormatException(path, null, "it defines functions of its own; export it with the functions inlined"),
            { Graph.SparseInitializer.Count: > 0 } => throw new OnnxFormatException(path, null, "it has sparse weights; export it with dense ones"),
            _ => model,
        };
    }

    /// <summary>A test vector, as ONNX stores them beside a model.</summary>
    /// <exception cref="OnnxFormatException">It is not such a file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static OnnxTensor ReadTensor(string path) => OnnxTensor.Read(Parse(TensorProto.Parser, ReadBytes(path), path), path);

    private static byte[] ReadBytes(string path)
    {
        using FileStream file = InputFile.Open(path);
        long length = file.Length;
        if (length > MaxLength)
        {
            throw new OnnxFormatException(path, null, $"it has {length} bytes; at most {MaxLength} are read");
        }

        byte[] bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static T Parse<T>(MessageParser<T> parser, byte[] bytes, string path)
        where T : IMessage<T>, new()
    {
        long messages = MessageCount.Of(bytes, new T().Descriptor);
        if (messages > FreeMessages + (bytes.Length / BytesOfMessage))
        {
            throw new OnnxFormatException(path, null, $"it has {messages} nodes, tensors and other parts in {bytes.Length} bytes: most of them are empty");
        }

        try
        {
            return parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new OnnxFormatException(path, null, $"not an ONNX file, or a damaged one: it is not in protobuf's encoding. {exception.Message}", exception);
        }
    }
}
