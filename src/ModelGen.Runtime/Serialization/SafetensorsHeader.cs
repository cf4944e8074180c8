namespace ModelGen.Serialization;

/// <summary>
/// The header of a safetensors file: 8 bytes that say how long it is, little-endian, then JSON,
/// <c>{"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, ...}</c>, then the numbers without a gap.
/// </summary>
/// <param name="Tensors">In the order of their data.</param>
/// <param name="Metadata">What <c>__metadata__</c> says; empty without it.</param>
internal sealed record SafetensorsHeader(IReadOnlyList<TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>Bytes in front of the JSON.</summary>
    public const int PrefixLength = 8;

    /// <summary>The most bytes of JSON, as in the format's own library: a bound for what a hostile file can cost.</summary>
    public const int MaxLength = 100_000_000;

    /// <summary>The name that no tensor can have.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>Bytes after the header.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[Tensors.Count - 1].End;
}
