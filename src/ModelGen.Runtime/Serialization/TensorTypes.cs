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
        "I8" => TensorType.I8,
        "I16" => TensorType.I16,
        "I32" => TensorType.I32,
        "I64" => TensorType.I64,
        "U8" => TensorType.U8,
        "U16" => TensorType.U16,
        "U32" => TensorType.U32,
        "U64" => TensorType.U64,
        "BOOL" => TensorType.BOOL,
        _ => null,
    };

    /// <summary>Returns true for the types that weights may have.</summary>
    public static bool IsOfWeights(this TensorType type) => type is TensorType.F32 or TensorType.F16 or TensorType.BF16 or TensorType.F64;

    /// <summary>Bytes of one number.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.I8 or TensorType.U8 or TensorType.BOOL => 1,
        TensorType.F16 or TensorType.BF16 or TensorType.I16 or TensorType.U16 => 2,
        TensorType.F32 or TensorType.I32 or TensorType.U32 => 4,
        TensorType.F64 or TensorType.I64 or TensorType.U64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
