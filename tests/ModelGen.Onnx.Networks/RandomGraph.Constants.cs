using Google.Protobuf;
using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Networks;

/// <content>Weights, numbers and shapes, in all the ways in which files have them.</content>
internal sealed partial class RandomGraph
{
    /// <summary>Sums of that many products are as large as the numbers that go in.</summary>
    private string Weights(int terms, params int[] shape)
    {
        float most = MathF.Sqrt(3f / terms);
        return Given(Between(-most, most, shape.Aggregate((a, b) => a * b)), shape);
    }

    private string Whole(params long[] values) => Given(Tensors.Of("", values));

    private string Given(float[] values, params int[] shape) => Given(Tensors.Of("", shape.Select(size => (long)size), values));

    /// <summary>As files have them: initializers, also listed as inputs or not, bytes or numbers, or the values of nodes.</summary>
    private string Given(TensorProto tensor)
    {
        string name = tensor.Name = $"c{names++}";
        if (tensor.DataType == ElementType.Float && Chance(0.3))
        {
            float[] values = ModelGen.Onnx.Import.OnnxTensor.Read(tensor, "").Floats;
            tensor.RawData = ByteString.Empty;
            tensor.FloatData.AddRange(values);
        }

        if (Chance(0.2))
        {
            graph.Node.Add(new NodeProto { OpType = "Constant", Output = { name }, Attribute = { new AttributeProto { Name = "value", Type = AttributeType.Tensor, T = tensor } } });
            return name;
        }

        graph.Initializer.Add(tensor);
        if (Chance(0.2))
        {
            graph.Node.Add(new NodeProto { OpType = "Identity", Input = { name }, Output = { name + "i" } });
            return name + "i";
        }

        if (Chance(0.2) && tensor.DataType == ElementType.Float)
        {
            graph.Input.Add(Description(name, [.. tensor.Dims], isBatch: false));
        }

        return name;
    }

    private static ValueInfoProto Description(string name, long[] shape, bool isBatch = true)
    {
        TensorShapeProto dimensions = new();
        dimensions.Dim.AddRange(isBatch ? [new DimensionProto { DimParam = "n" }] : []);
        dimensions.Dim.AddRange(shape.Select(size => new DimensionProto { DimValue = size }));
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = ElementType.Float, Shape = dimensions } } };
    }
}
