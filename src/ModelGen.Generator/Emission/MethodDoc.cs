using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Emission;

/// <summary>Writes the one-line summary of a layer's method: x is the input, y the output, dx and dy are their gradients.</summary>
internal static class MethodDoc
{
    public static string Of(ModelGraph graph, LayerMethod method)
    {
        Node node = method.Node;
        Shape input = graph.InputOf(node).Shape;
        string name = node.Name.TrimStart('.');
        return method.Phase switch
        {
            Phase.Forward => $"{name}: {input} -> {node.Shape}, {node.Operation.Formula}",
            Phase.Backward => $"{name}: {Gradients(method, input)} from dy {node.Shape}{Derivative(node.Operation)}, where {node.Operation.Formula}",
            Phase.Finish => $"{name}: {Gradients(method, input)} from what backward has summed",
            _ => $"{name}: its kernel rearranged, {string.Join(", ", Prepared(method, input))}",
        };
    }

    private static IEnumerable<Shape> Prepared(LayerMethod method, Shape input) => method.Node.Operation.PreparedParameters(input)
        .Where(parameter => method.Takes(Variables.Prepared, parameter.Role))
        .Select(parameter => parameter.Shape);

    public static bool WritesInputGradient(LayerMethod method) =>
        method.Calls.SelectMany(call => call.Slots).Any(slot => slot.Writes && slot.Key == new SlotKey(method.Node.Inputs[0], IsGradient: true));

    private static string Gradients(LayerMethod method, Shape input)
    {
        List<string> gradients = [];
        if (WritesInputGradient(method))
        {
            gradients.Add($"dx {input}" + (method.Node.Operation.InputActivation is not Activation.Linear and var function ? $" times {function}'" : ""));
        }

        gradients.AddRange(method.Node.Operation.Parameters(input).Select(parameter => "d" + parameter.Role.ToLowerInvariant()));
        return gradients.Count == 0 ? "adds its own" : string.Join(", ", gradients);
    }

    /// <summary>Names the derivative that the next layer has already multiplied dy by.</summary>
    private static string Derivative(Operation operation) =>
        operation is WeightedOperation { IsDifferentiatedByReader: true } weighted ? $" times {weighted.Epilogue}'" : "";
}
