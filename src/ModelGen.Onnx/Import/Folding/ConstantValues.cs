using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import.Folding;

/// <summary>The value of a Constant node, in any of its forms. Those that cannot be read matter only where they are used.</summary>
internal static class ConstantValues
{
    public static OnnxTensor Of(OnnxNode node, string file) =>
        node.Tensor("value") is { } tensor ? OnnxTensor.Read(tensor, file)
        : node.Has("value_float") ? OnnxTensor.Number(node.Float("value_float", 0))
        : node.Floats("value_floats") is { } floats ? new("", ElementType.Float, [floats.Length], floats, [])
        : node.Has("value_int") ? OnnxTensor.Whole([], node.Long("value_int", 0))
        : node.Longs("value_ints") is { } integers ? OnnxTensor.Whole([integers.Length], integers)
        : node.Has("value_string") || node.Has("value_strings") ? OnnxTensor.Unread(ElementType.String)
        : node.Has("sparse_value") ? OnnxTensor.Unread(ElementType.Sparse)
        : OnnxTensor.Unread(ElementType.Undefined);
}
