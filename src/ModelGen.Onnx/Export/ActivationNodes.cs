using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Export;

/// <summary>Activation to nodes, with ModelGen's constants; what operator set 13 lacks is put together.</summary>
internal static class ActivationNodes
{
    public static void Add(GraphWriter graph, LayerInfo layer)
    {
        string name = layer.Kind == "Activation" ? layer.Name : $"{layer.Name}.{layer.Activation.ToString().ToLowerInvariant()}";
        switch (layer.Activation)
        {
            case Activation.Linear:
                break;
            case Activation.ReLU:
                graph.Add("Relu", name);
                break;
            case Activation.LeakyReLU:
                graph.Add("LeakyRelu", name, [], Attributes.Of("alpha", 0.2f));
                break;
            case Activation.ELU:
                graph.Add("Elu", name, [], Attributes.Of("alpha", 1f));
                break;
            case Activation.SELU:
                graph.Add("Selu", name, [], Attributes.Of("alpha", 1.67326324235438f), Attributes.Of("gamma", 1.05070098735548f));
                break;
            case Activation.GELU:
                AddGelu(graph, name);
                break;
            case Activation.SiLU:
                string x = graph.Last;
                graph.Add("Sigmoid", name + ".sigmoid");
                graph.Join("Mul", name, [x, graph.Last]);
                break;
            case Activation.Softmax:
                graph.Add("Softmax", name, [], Attributes.Of("axis", graph.ChannelAxis));
                break;
            case Activation.Sigmoid or Activation.Tanh or Activation.Softplus:
                graph.Add(layer.Activation.ToString(), name);
                break;
            default:
                throw new NotSupportedException($"{layer.Name}: {layer.Activation} has no known counterpart in ONNX.");
        }
    }

    /// <summary>x (1 + erf(x / sqrt 2)) / 2, in the order of nodes that PyTorch writes too.</summary>
    private static void AddGelu(GraphWriter graph, string name)
    {
        string x = graph.Last;
        graph.Add("Div", name + ".divide", [graph.Constant(name + ".sqrt2", MathF.Sqrt(2))]);
        graph.Add("Erf", name + ".erf");
        graph.Add("Add", name + ".add", [graph.Constant(name + ".one", 1)]);
        graph.Join("Mul", name + ".multiply", [x, graph.Last]);
        graph.Add("Mul", name, [graph.Constant(name + ".half", 0.5f)]);
    }
}
