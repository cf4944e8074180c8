namespace ModelGen.Serialization;

/// <summary>Names and sizes of the <see cref="TensorType"/>s.</summary>
internal static class TensorTypes
{
    /// <summary>The type that a header calls <paramref name="name"/>; null for one that we do not read.</summary>
    public static TensorType? Parse(string name) => name switch
    {
        "F32" => TensorType.F32,
        "F16" => TensorType.F16,
        "BF16" => TensorType.BF16,
        "F64" => TensorType.F64,
        _ => null,
    };

    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.F16 or TensorType.BF16 => 2,
        TensorType.F32 => 4,
        TensorType.F64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
