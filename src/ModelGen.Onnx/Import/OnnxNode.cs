using ModelGen.Onnx.Format;
using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>A node with its attributes by type, and the words for what is wrong with it.</summary>
internal sealed class OnnxNode(NodeProto proto, int index, string file)
{
    public string Type => proto.OpType;

    /// <summary>True if the operator is one of ONNX's own.</summary>
    public bool IsStandard => proto.Domain is "" or "ai.onnx";

    public IReadOnlyList<string> Inputs => proto.Input;

    public IReadOnlyList<string> Outputs => proto.Output;

    /// <summary>Conv 'conv_1' (node 3)</summary>
    public string Description => $"{Quote.Short(Type)[1..^1]} {Quote.Short(proto.Name)} (node {index})";

    public int Int(string name, int missing) => Find(name, AttributeType.Int) is { } attribute ? Checked(name, attribute.I) : missing;

    public float Float(string name, float missing) => Find(name, AttributeType.Float)?.F ?? missing;

    public int[]? Ints(string name) => Find(name, AttributeType.Ints) is { } attribute ? [.. attribute.Ints.Select(value => Checked(name, value))] : null;

    public long Long(string name, long missing) => Find(name, AttributeType.Int)?.I ?? missing;

    /// <summary>For values and bounds, which may be any integer.</summary>
    public long[]? Longs(string name) => Find(name, AttributeType.Ints) is { } attribute ? [.. attribute.Ints] : null;

    public float[]? Floats(string name) => Find(name, AttributeType.Floats) is { } attribute ? [.. attribute.Floats] : null;

    /// <summary>Reads a list of integers that has as many entries as the default.</summary>
    public int[] Ints(string name, int[] missing)
    {
        int[] values = Ints(name) ?? missing;
        return values.Length == missing.Length
            ? values
            : throw Unsupported($"{name} has {values.Length} numbers instead of {missing.Length}; layers work on images of two dimensions");
    }

    public string Text(string name, string missing) => Find(name, AttributeType.String)?.S.ToStringUtf8() ?? missing;

    public TensorProto? Tensor(string name) => Find(name, AttributeType.Tensor)?.T;

    public bool Has(string name) => proto.Attribute.Any(attribute => attribute.Name == name);

    /// <summary>For a node that is sound, but has no counterpart.</summary>
    public OnnxUnsupportedException Unsupported(string reason) => new(file, [new(Description, reason)]);

    /// <summary>For a node that breaks ONNX's own rules.</summary>
    public OnnxFormatException Malformed(string reason) => new(file, Description, reason);

    private AttributeProto? Find(string name, AttributeType type)
    {
        AttributeProto? attribute = proto.Attribute.FirstOrDefault(attribute => attribute.Name == name);
        return attribute is null || attribute.Type == type ? attribute : throw Malformed($"attribute {name} is not of the type {type}");
    }

    private int Checked(string name, long value) =>
        value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Malformed($"attribute {name} is {value}, which is out of range");
}
