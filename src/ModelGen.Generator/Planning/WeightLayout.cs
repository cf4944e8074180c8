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
        graph, graph.Nodes.Where(node => node.Inputs.Length > 0), 0, node => node, (node, input) => node.Operation.Parameters(input));

    /// <summary>Lays out the weights that the pass rearranges before it runs.</summary>
    public static WeightLayout Prepared(LoweredGraph code) => Of(
        code.Graph, code.Prepare, 0, method => method.Node,
        (method, input) => Used(method, Variables.Prepared, method.Node.Operation.PreparedParameters(input)));

    /// <summary>Lays out the sums that backward computes besides the weights' gradients; they follow these.</summary>
    public static WeightLayout GradientSums(LoweredGraph code, long weightsLength) => Of(
        code.Graph, code.Finish, weightsLength, method => method.Node,
        (method, input) => Used(method, Variables.WeightGradients, method.Node.Operation.GradientSums(input)));

    /// <param name="owners">Nodes, or their methods.</param>
    private static WeightLayout Of<T>(
        ModelGraph graph, IEnumerable<T> owners, long start, Func<T, Node> nodeOf, Func<T, Shape, ImmutableArray<Parameter>> parameters)
    {
        List<WeightSlot> slots = [];
        long offset = start;
        foreach (T owner in owners)
        {
            Node node = nodeOf(owner);
            foreach (Parameter parameter in parameters(owner, graph.InputOf(node).Shape))
            {
                slots.Add(new(
                    node, parameter, $"{node.Name}.{parameter.Role.ToLowerInvariant()}", node.Identifier + parameter.Role,
                    (int)Math.Min(offset, int.MaxValue), (int)parameter.Shape.Size));
                offset = MachineModel.Align(offset + parameter.Shape.Size);
            }
        }

        return new([.. slots], offset);
    }

    /// <summary>Returns the parameters that the method takes.</summary>
    private static ImmutableArray<Parameter> Used(LayerMethod method, string variable, ImmutableArray<Parameter> parameters) =>
        [.. parameters.Where(parameter => method.Takes(variable, parameter.Role))];
}
