namespace ModelGen.Serialization;

/// <summary>
/// Specifies how a tensor's numbers are stored. Weight files may contain other types too; a network's weights have one of
/// these.
/// </summary>
internal enum TensorType
{
    /// <summary>IEEE 754 single precision: what we write.</summary>
    F32,

    /// <summary>IEEE 754 half precision.</summary>
    F16,

    /// <summary>The upper half of a single: 8 bits of exponent, 7 of fraction.</summary>
    BF16,

    /// <summary>IEEE 754 double precision; rounded to single when it is read.</summary>
    F64,
}
