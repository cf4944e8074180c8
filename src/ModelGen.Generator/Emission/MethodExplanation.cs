using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Emission;

/// <summary>A layer's method at length: formula, gradients, and how its parameters and products are counted.</summary>
internal static class MethodExplanation
{
    public static IEnumerable<string> Of(ModelGraph graph, LayerMethod method)
    {
        Node node = method.Node;
        Shape input = graph.InputOf(node).Shape;
        Explanation explanation = node.Operation.Explain(input, node.Shape);
        return method.Phase switch
        {
            Phase.Forward => [.. explanation.Forward, .. Counts(graph, node)],
            Phase.Backward => [.. explanation.WeightGradients, .. InputGradient(method, explanation)],
            Phase.Finish => ["Backward has summed the kernel's gradient in the form in which it multiplies; here it is brought back, once for many samples."],
            _ => ["The same numbers in the order or form in which the kernels read them fastest."],
        };
    }

    private static IEnumerable<string> InputGradient(LayerMethod method, Explanation explanation)
    {
        if (!MethodDoc.WritesInputGradient(method))
        {
            yield return "dx is not computed: no layer before this one learns.";
            yield break;
        }

        yield return explanation.InputGradient;
        if (method.Node.Operation.InputActivation is not Activation.Linear and var function)
        {
            yield return $"As it is written, dx is multiplied by the derivative of the {function} that gave x.";
        }
    }

    private static IEnumerable<string> Counts(ModelGraph graph, Node node)
    {
        ImmutableArray<Parameter> parameters = node.Operation.Parameters(graph.InputOf(node).Shape);
        if (parameters.Length > 0)
        {
            yield return "Parameters: " + string.Join("; ", parameters.Select(Product))
                + (parameters.Length == 1 ? "." : $"; together {Invariant.Grouped(parameters.Sum(parameter => parameter.Shape.Size))}.");
        }

        if (graph.MultiplyAdds(node) is > 0 and var products)
        {
            yield return $"Multiply-adds of a sample: {Invariant.Grouped(products)}.";
        }
    }

    /// <summary>kernel 3 x 3 x 8 x 16 = 1,152</summary>
    private static string Product(Parameter parameter) => parameter.Role.ToLowerInvariant() + " "
        + string.Join(" x ", parameter.Shape.Dimensions.Select(dimension => Invariant.Grouped(dimension)))
        + (parameter.Shape.Rank == 1 ? "" : " = " + Invariant.Grouped(parameter.Shape.Size));
}
