namespace ModelGen.Onnx.Format;

/// <summary>The format's numbers for the types of a tensor's elements that ModelGen knows.</summary>
internal static class ElementType
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int Double = 11;
}
