namespace ModelGen.Serialization;

/// <summary>Specifies how a tensor's numbers are stored, by the format's names. Weights have one of the first four types.</summary>
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

    /// <summary>Integers, such as the batches that a layer of PyTorch has counted, and truth values: listed, but never read.</summary>
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    BOOL,
}
