using ModelGen.Serialization;

namespace ModelGen.Onnx.Import;

/// <summary>Add, Sub, Mul and Div with a constant: the bias of the layer before, a Rescaling, or <see cref="ChannelNodes"/>.</summary>
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
            throw node.Unsupported("its operands must be the computed value and constant floats that fit its last dimensions; export with a newer operator set");
        }

        if (node.Type is "Sub" or "Div" && network.Graph.ConstantOrNull(node, 0) is not null)
        {
            network.Refuse(node, "it subtracts from, or divides, a constant; a layer for that would be needed");
            return;
        }

        if (constant.Count > 1 || constant.Dims.Length > network.Dims.Length + 1)
        {
            if (!ChannelNodes.TryRead(network, node, constant))
            {
                network.Refuse(node, $"its constant {Quote.Shape(constant.Dims)} is neither one number nor one for each channel of {Quote.Shape(network.Dims)}");
            }

            return;
        }

        if (constant.Floats is not [float number] || !float.IsFinite(number) || (node.Type == "Div" && !float.IsFinite(1 / number)))
        {
            throw node.Malformed(FormattableString.Invariant($"its constant is {string.Join(", ", constant.Floats)}, which makes weights infinite or NaN"));
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
                AddNumber(network, -number);
                break;
            default:
                AddNumber(network, number);
                break;
        }
    }

    /// <summary>The bias of a layer that has none: the file's one number is broadcast to its units, and was trained with it.</summary>
    private static void AddNumber(NetworkBuilder network, float number)
    {
        if (network.OpenSum is not { } layer || network.Parameter(layer, "bias") is not null)
        {
            Rescale(network, 1, number);
            return;
        }

        int units = layer.OutputShape[^1];
        network.SetParameter(layer, "bias", [units], [.. Enumerable.Repeat(number, units)]);
        if (units > 1)
        {
            network.Notes.OneNumberBias(layer);
        }
    }

    /// <summary>Neighbouring numbers are one layer, in whichever order the file applies them.</summary>
    private static void Rescale(NetworkBuilder network, float scale, float offset)
    {
        if (scale == 1 && offset == 0)
        {
            return;
        }

        if (network.Last is { Kind: "Rescaling" } last
            && (float)((double)last.Scale * scale) is var factor && float.IsNormal(factor)
            && (float)(((double)last.Offset * scale) + offset) is var sum && float.IsFinite(sum))
        {
            network.Replace(last with { Scale = factor, Offset = sum });
        }
        else
        {
            network.Add(NetworkBuilder.Of("Rescaling") with { Scale = scale, Offset = offset }, network.Shape);
        }
    }
}
