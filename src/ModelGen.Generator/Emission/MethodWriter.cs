using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emission;

/// <summary>Layer methods and the calls to them. A method takes just what its kernels use.</summary>
internal static class MethodWriter
{
    private static readonly (string Variable, string Type)[] Parameters =
    [
        (Variables.Pass, "in TrainingPass"),
        (Variables.Weights, "in Parameters"),
        (Variables.WeightGradients, "in ParameterGradients"),
        (Variables.Prepared, "in PreparedParameters"),
        (Variables.Activations, "in ActivationSlots"),
        (Variables.Gradients, "in GradientSlots"),
        (Variables.Samples, "int"),
    ];

    /// <summary>The statement that calls a layer's method.</summary>
    public static string Call(LayerMethod method, string scope = "") =>
        $"{(AddsLoss(method) ? "loss += " : "")}{scope}{method.Name}({string.Join(", ", Used(method).Select(parameter => parameter.Variable))});";

    public static bool AddsLoss(LayerMethod method) => method.Calls.Any(call => call.AddsLoss);

    public static void Write(CodeWriter writer, ModelGraph graph, LayerMethod method)
    {
        Node node = method.Node;
        writer.Line();
        writer.Doc(Description(graph, method));
        string parameters = string.Join(", ", Used(method).Select(parameter => $"{parameter.Type} {parameter.Variable}"));
        bool addsLoss = AddsLoss(method);
        using (writer.Block($"public static {(addsLoss ? "double" : "void")} {method.Name}({parameters})"))
        {
            if (addsLoss && method.Calls.Length == 1)
            {
                writer.Line($"return {Text(method.Calls[0])}");
                return;
            }

            if (addsLoss)
            {
                writer.Line("double loss = 0;");
            }

            foreach (KernelCall call in method.Calls)
            {
                writer.Line((call.AddsLoss ? "loss += " : "") + Text(call));
            }

            if (addsLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    private static string Description(ModelGraph graph, LayerMethod method)
    {
        Node node = method.Node;
        Shape input = graph.InputOf(node).Shape;
        string name = node.Name.TrimStart('.');
        return method.Phase switch
        {
            Phase.Forward => $"{name}: {input} -> {node.Shape}, {node.Operation.Formula}",
            Phase.Backward => $"{name}: the gradient of {node.Shape} back to {input}, for {node.Operation.Formula}",
            _ => $"{name}: its kernel rearranged for the backward pass",
        };
    }

    private static string Text(KernelCall call)
    {
        string types = call.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", call.TypeArguments)}>";
        return $"Kernels.{call.Method}{types}({string.Join(", ", call.Operands.Select(operand => operand.Text))});";
    }

    private static IEnumerable<(string Variable, string Type)> Used(LayerMethod method) => Parameters.Where(parameter =>
        method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == parameter.Variable)));
}
