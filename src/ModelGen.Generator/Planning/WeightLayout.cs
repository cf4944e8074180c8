using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Tensors one after the other, each on an aligned offset.</summary>
/// <param name="Length">Where the last one ends; may be more than memory can hold.</param>
internal sealed record WeightLayout(ImmutableArray<WeightSlot> Slots, long Length)
{
    /// <summary>The parameters of all layers.</summary>
    public static WeightLayout Parameters(ModelGraph graph) => Of(
        graph, graph.Nodes.Where(node => node.Inputs.Length > 0), 0, (node, input) => node.Operation.Parameters(input));

    /// <summary>What the pass has rearranged before it runs.</summary>
    public static WeightLayout Prepared(LoweredGraph code) => Of(
        code.Graph, code.Prepare.Select(method => method.Node), 0,
        (node, input) => Used(code.Prepare, Variables.Prepared, node, node.Operation.PreparedParameters(input)));

    /// <summary>What backward sums beside the gradients of the weights, behind these.</summary>
    public static WeightLayout GradientSums(LoweredGraph code, long weightsLength) => Of(
        code.Graph, code.Finish.Select(method => method.Node), weightsLength,
        (node, input) => Used(code.Finish, Variables.WeightGradients, node, node.Operation.GradientSums(input)));

    private static WeightLayout Of(
        ModelGraph graph, IEnumerable<Node> nodes, long start, Func<Node, Shape, ImmutableArray<Parameter>> parameters)
    {
        List<WeightSlot> slots = [];
        long offset = start;
        foreach (Node node in nodes)
        {
            foreach (Parameter parameter in parameters(node, graph.InputOf(node).Shape))
            {
                slots.Add(new(
                    node, parameter, $"{node.Name}.{parameter.Role.ToLowerInvariant()}", node.Identifier + parameter.Role,
                    (int)Math.Min(offset, int.MaxValue), (int)parameter.Shape.Size));
                offset = MachineModel.Align(offset + parameter.Shape.Size);
            }
        }

        return new([.. slots], offset);
    }

    /// <summary>Those that the node's method takes.</summary>
    private static ImmutableArray<Parameter> Used(
        ImmutableArray<LayerMethod> methods, string variable, Node node, ImmutableArray<Parameter> parameters)
    {
        LayerMethod method = methods.First(method => method.Node.Name == node.Name);
        return [.. parameters.Where(parameter => method.Takes(variable, parameter.Role))];
    }
}
