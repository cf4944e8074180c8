using ModelGen.Onnx.Evaluation;
using ModelGen.Onnx.Format;
using ModelGen.Onnx.Import;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>A graph put together by hand, each node taking what the one before it gave.</summary>
internal sealed class TestGraph
{
    private string last = "input";

    public TestGraph(params int[] input)
    {
        ValueInfoProto description = new() { Name = "input", Type = new() { TensorType = new() { ElemType = ElementType.Float, Shape = new() { Dim = { new DimensionProto { DimParam = "N" } } } } } };
        description.Type.TensorType.Shape.Dim.AddRange(input.Select(dimension => new DimensionProto { DimValue = dimension }));
        Model = new() { IrVersion = 7, Graph = new() { Input = { description }, Output = { new ValueInfoProto { Name = "output" } } }, OpsetImport = { new OperatorSetIdProto { Version = 13 } } };
    }

    public ModelProto Model { get; }

    public TestGraph Opset(int version)
    {
        Model.OpsetImport[0].Version = version;
        return this;
    }

    public TestGraph Node(string type, params AttributeProto[] attributes) => Node(type, [], attributes);

    /// <param name="second">The name of a value behind the computed input.</param>
    public TestGraph Node(string type, string second, params AttributeProto[] attributes)
    {
        Node(type, attributes);
        Model.Graph.Node[^1].Input.Add(second);
        return this;
    }

    /// <param name="others">Constants behind the computed input.</param>
    public TestGraph Node(string type, TensorProto[] others, params AttributeProto[] attributes)
    {
        NodeProto node = new() { OpType = type, Name = $"{type}_{Model.Graph.Node.Count}", Input = { last }, Output = { $"v{Model.Graph.Node.Count}" } };
        foreach (TensorProto tensor in others)
        {
            tensor.Name = $"c{Model.Graph.Initializer.Count}";
            Model.Graph.Initializer.Add(tensor);
            node.Input.Add(tensor.Name);
        }

        node.Attribute.AddRange(attributes);
        last = node.Output[0];
        Model.Graph.Node.Add(node);
        return this;
    }

    public static TensorProto Floats(long[] shape, params float[] values) => Tensors.Of("", shape, values);

    public static TensorProto Integers(params long[] values) => Tensors.Of("", values);

    /// <summary>The whole model: the last node gives the output.</summary>
    public ModelProto Finish()
    {
        Model.Graph.Node[^1].Output[0] = "output";
        return Model;
    }

    public ImportedNetwork Import() => OnnxImport.Read(Finish(), "test.onnx");

    /// <summary>What the network gives for an input in ModelGen's order.</summary>
    public static float[] Run(ImportedNetwork network, params float[] input)
    {
        Dictionary<string, float[]> weights = network.Weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        return Interpreter.Run(network.Layers, name => weights[name], input);
    }
}
