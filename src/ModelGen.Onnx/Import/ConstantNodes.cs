namespace ModelGen.Onnx.Import;

/// <summary>Add, Sub, Mul and Div with a constant: the bias of the layer before, or a Rescaling.</summary>
internal static class ConstantNodes
{
    public static void Read(NetworkBuilder network, OnnxNode node)
    {
        if (network.Graph.ConstantOperand(node) is not { } constant)
        {
            network.Refuse(node, "both its operands are computed; a layer with two inputs would be needed, and ModelGen's networks are chains");
            return;
        }

        if (node.Inputs.Count != 2 || constant.Floats.Length != constant.Count || node.Has("axis"))
        {
            throw node.Unsupported("it is not between the value and floats that fit the last dimensions; export with a newer operator set");
        }

        if (node.Type is "Sub" or "Div" && network.Graph.ConstantOrNull(node, 0) is not null)
        {
            network.Refuse(node, "it subtracts from, or divides, a constant; a layer for that would be needed");
            return;
        }

        if (node.Type == "Add" && constant.Count > 1)
        {
            AddBias(network, node, constant);
            return;
        }

        if (constant.Floats is not [float number] || constant.Dims.Length > network.Dims.Length + 1)
        {
            network.Refuse(node, $"its constant {Serialization.Quote.Shape(constant.Dims)} is not a single number; Rescaling has one factor and one offset");
            return;
        }

        if (!float.IsFinite(number) || (node.Type == "Div" && !float.IsFinite(1 / number)))
        {
            throw node.Malformed(FormattableString.Invariant($"its constant is {number}, which gives infinities or no numbers"));
        }

        switch (node.Type)
        {
            case "Mul":
                Rescale(network, number, 0);
                break;
            case "Div":
                Rescale(network, 1 / number, 0);
                break;
            case "Sub":
                Rescale(network, 1, -number);
                break;
            default:
                Rescale(network, 1, number);
                break;
        }
    }

    /// <summary>(outputs) behind a MatMul, (outputs, 1, 1) behind a Conv, with or without a batch of 1.</summary>
    private static void AddBias(NetworkBuilder network, OnnxNode node, OnnxTensor constant)
    {
        int[] channelsLast = [constant.Count], channelsFirst = [constant.Count, 1, 1];
        int[] dims = constant.Dims.Length == network.Dims.Length + 1 && constant.Dims[0] == 1 ? constant.Dims[1..] : constant.Dims;
        if (network.OpenSum is not { } layer || network.Parameter("bias") is not null || layer.OutputShape[^1] != constant.Count
            || !dims.SequenceEqual(network.IsChannelsFirst ? channelsFirst : channelsLast))
        {
            network.Refuse(node, "it adds several numbers, and is not the bias of a layer directly before it; a layer for that would be needed");
            return;
        }

        network.SetParameter("bias", [constant.Count], constant.Floats);
    }

    private static void Rescale(NetworkBuilder network, float scale, float offset)
    {
        if (network.Last is { Kind: "Rescaling" } last && scale == 1 && last.Offset == 0)
        {
            network.ReplaceLast(last with { Offset = offset });
        }
        else
        {
            network.Add(NetworkBuilder.Of("Rescaling") with { Scale = scale, Offset = offset }, network.Shape);
        }
    }
}
