namespace ModelGen.Onnx.Import;

/// <summary>Activations, those that are a node and those that are several.</summary>
internal static class ActivationNodes
{
    /// <summary>Constants are compared as floats of other tools come out: to some digits.</summary>
    private const float Tolerance = 1e-5f;

    public static void Read(NetworkBuilder network, OnnxNode node)
    {
        Activation activation = node.Type switch
        {
            "Relu" => Activation.ReLU,
            "Sigmoid" => Activation.Sigmoid,
            "Tanh" => Activation.Tanh,
            "Softplus" => Activation.Softplus,
            "LeakyRelu" => Expect("alpha", 0.01f, 0.2f, Activation.LeakyReLU),
            "Elu" => Expect("alpha", 1, 1, Activation.ELU),
            "Selu" => Expect("alpha", 1.6732632f, 1.6732632f, Expect("gamma", 1.0507010f, 1.0507010f, Activation.SELU)),
            "Swish" => Expect("alpha", 1, 1, Activation.SiLU),
            "Gelu" => Exact(),
            _ => throw new InvalidOperationException(node.Type),
        };
        Add(network, activation);

        Activation Expect(string name, float missing, float needed, Activation function)
        {
            float value = node.Float(name, missing);
            if (!(Math.Abs(value - needed) <= Tolerance))
            {
                network.Refuse(node, FormattableString.Invariant($"its {name} is {value}; ModelGen's {function} has {needed}, and a parameter would be needed"));
            }

            return function;
        }

        Activation Exact()
        {
            if (node.Text("approximate", "none") != "none")
            {
                network.Refuse(node, "it approximates by tanh; ModelGen's GELU is the exact one");
            }

            return Activation.GELU;
        }
    }

    public static void ReadSoftmax(NetworkBuilder network, OnnxNode node)
    {
        int rank = network.Dims.Length + 1, channels = network.IsChannelsFirst ? 1 : rank - 1;
        bool coerces = network.Graph.Opset < 13;
        int axis = node.Int("axis", coerces ? 1 : -1);
        axis = axis < 0 ? axis + rank : axis;

        // Before operator set 13 it goes over all dimensions from the axis on.
        bool isOverChannels = coerces
            ? axis >= 1 && axis <= channels && network.Dims.Skip(axis - 1).Aggregate(1L, (product, dimension) => product * dimension) == network.Dims[channels - 1]
            : axis == channels;
        if (!isOverChannels)
        {
            network.Refuse(node, $"its axis is {axis}; ModelGen's Softmax works over the channels only, here axis {channels}");
        }

        // The compiler refuses that too.
        if (network.Layers.LastOrDefault(layer => layer.Kind is not ("Dropout" or "Flatten" or "Reshape")) is { Activation: Activation.Softmax } first)
        {
            network.Refuse(node, $"{first.Name} ends in a softmax already; a second one would make the probabilities nearly equal, and ModelGen applies it only once");
        }

        Add(network, Activation.Softmax);
    }

    /// <summary>A branch that joins again as x sigmoid(x) or as GELU: the value it ends in. Null for other branches.</summary>
    public static string? ReadBranch(NetworkBuilder network, string value, IReadOnlyList<OnnxNode> consumers)
    {
        (Activation activation, string? end) = SiluOf(network.Graph, value, consumers) is { } silu
            ? (Activation.SiLU, silu)
            : (Activation.GELU, GeluOf(network.Graph, value, consumers));
        if (end is not null)
        {
            Add(network, activation);
        }

        return end;
    }

    /// <summary>An argument of the layer before it where that has none yet, else a layer of its own.</summary>
    private static void Add(NetworkBuilder network, Activation activation)
    {
        if (network.OpenSum is { } layer)
        {
            network.Replace(layer with { Activation = activation });
        }
        else
        {
            network.Add(NetworkBuilder.Of("Activation") with { Activation = activation }, network.Shape);
        }
    }

    private static string? SiluOf(OnnxGraph graph, string x, IReadOnlyList<OnnxNode> consumers) =>
        consumers.Count == 2
        && consumers.FirstOrDefault(node => node.Type == "Sigmoid") is { } sigmoid
        && consumers.FirstOrDefault(node => node.Type == "Mul") is { } product
        && Joins(product, x, sigmoid.Outputs[0]) && graph.Consumers(sigmoid.Outputs[0]).Count == 1
            ? product.Outputs[0]
            : null;

    /// <summary>x / sqrt 2, erf, + 1, times x and times 1/2, the last two in either order.</summary>
    private static string? GeluOf(OnnxGraph graph, string x, IReadOnlyList<OnnxNode> consumers)
    {
        if (consumers.Count != 2
            || consumers.FirstOrDefault(node => Scale(graph, node) is { } factor && Math.Abs(factor - MathF.Sqrt(0.5f)) < Tolerance) is not { } scaled
            || Next(graph, scaled, "Erf") is not { } erf
            || Next(graph, erf, "Add") is not { } sum || graph.ConstantOperand(sum) is not { Floats: [1f] }
            || Next(graph, sum, "Mul") is not { } product)
        {
            return null;
        }

        OnnxNode other = consumers[0] == scaled ? consumers[1] : consumers[0];
        if (other == product)
        {
            return Joins(product, x, sum.Outputs[0]) && Next(graph, product, "Mul") is { } half && Scale(graph, half) == 0.5f ? half.Outputs[0] : null;
        }

        return Scale(graph, other) == 0.5f && Next(graph, other, "Mul") == product && Joins(product, other.Outputs[0], sum.Outputs[0]) ? product.Outputs[0] : null;
    }

    /// <summary>The factor of a node that multiplies or divides by a constant number.</summary>
    private static float? Scale(OnnxGraph graph, OnnxNode node) => graph.ConstantOperand(node) is { Floats: [float constant] }
        ? node.Type switch { "Mul" => constant, "Div" => 1 / constant, _ => null }
        : null;

    /// <summary>The one node that takes what this one gives, if it is of the type.</summary>
    private static OnnxNode? Next(OnnxGraph graph, OnnxNode node, string type) =>
        node.Outputs is [string output] && graph.Consumers(output) is [var next] && next.Type == type && next.Outputs.Count == 1 ? next : null;

    private static bool Joins(OnnxNode node, string a, string b) =>
        node.Inputs is [string first, string second] && ((first == a && second == b) || (first == b && second == a));
}
