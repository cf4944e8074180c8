using System.Globalization;

namespace ModelGen.Onnx.Format;

/// <summary>The format's numbers for the types of a tensor's elements.</summary>
internal static class ElementType
{
    public const int Undefined = 0;
    public const int Float = 1;
    public const int Int32 = 6;
    public const int Int64 = 7;
    public const int String = 8;
    public const int Bool = 9;
    public const int Double = 11;

    /// <summary>No number of the format's: a tensor of any type that lists its non-zero elements alone.</summary>
    public const int Sparse = -1;

    /// <summary>Returns the name of an element type for messages, including types that cannot be read.</summary>
    public static string Name(int type) => type switch
    {
        Sparse => "a sparse tensor",
        Undefined => "values of an unknown type",
        Float => "float32",
        2 => "uint8",
        3 => "int8",
        Int32 => "int32",
        Int64 => "int64",
        String => "strings",
        Bool => "bool",
        10 => "float16",
        Double => "float64",
        16 => "bfloat16",
        _ => string.Create(CultureInfo.InvariantCulture, $"type {type}"),
    };
}
