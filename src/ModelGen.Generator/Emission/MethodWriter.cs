using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emission;

/// <summary>Layer methods and the calls to them. A method takes just what its kernels use.</summary>
internal static class MethodWriter
{
    private static readonly (string Variable, string Modifier, string Type)[] Parameters =
    [
        (Variables.Pass, "in ", "TrainingPass"),
        (Variables.Weights, "in ", "Parameters"),
        (Variables.WeightGradients, "in ", "ParameterGradients"),
        (Variables.Prepared, "in ", "PreparedParameters"),
        (Variables.Activations, "in ", "ActivationSlots"),
        (Variables.Gradients, "in ", "GradientSlots"),
        (Variables.Samples, "", "int"),
    ];

    /// <summary>The statement that calls a layer's method.</summary>
    public static string Call(LayerMethod method) =>
        $"{(AddsLoss(method) ? "loss += " : "")}{method.Name}({string.Join(", ", Used(method).Select(parameter => parameter.Variable))});";

    public static void Write(CodeWriter writer, ModelGraph graph, LayerMethod method)
    {
        writer.Doc(MethodDoc.Of(graph, method));
        string parameters = string.Join(", ", Used(method).Select(parameter =>
            $"{parameter.Modifier}{writer.Types[parameter.Type]} {parameter.Variable}"));
        bool addsLoss = AddsLoss(method);
        using (writer.Block($"public static {(addsLoss ? "double" : "void")} {method.Name}({parameters})"))
        {
            if (addsLoss && method.Calls.Length == 1)
            {
                writer.Line($"return {Text(writer, method.Calls[0])}");
                return;
            }

            foreach (KernelCall call in method.Calls)
            {
                writer.Line((call.AddsLoss ? "double loss = " : "") + Text(writer, call));
            }

            if (addsLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    private static bool AddsLoss(LayerMethod method) => method.Calls.Any(call => call.AddsLoss);

    private static string Text(CodeWriter writer, KernelCall call)
    {
        string[] method = call.Method.Split('.');
        string types = call.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", call.TypeArguments.Select(type => writer.Types[type]))}>";
        return $"{writer.Types[method[0]]}.{method[1]}{types}({string.Join(", ", call.Operands.Select(operand => operand.Text))});";
    }

    private static IEnumerable<(string Variable, string Modifier, string Type)> Used(LayerMethod method) => Parameters.Where(parameter =>
        method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == parameter.Variable)));
}
