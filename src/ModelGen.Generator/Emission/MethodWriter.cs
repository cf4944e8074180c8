using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>Layer methods and the calls to them. A method takes just what its kernels use.</summary>
internal static class MethodWriter
{
    private static readonly ImmutableArray<string> Order =
    [
        Variables.Pass, Variables.Weights, Variables.WeightGradients, Variables.Prepared,
        Variables.Activations, Variables.Gradients, Variables.Auxiliary, Variables.Samples,
    ];

    /// <summary>The statement that calls a layer's method.</summary>
    public static string Call(LayerMethod method, Dialect dialect) =>
        $"{method.Name}({string.Join(", ", dialect.StreamArgument.Concat(Used(method)))});";

    public static void Write(CodeWriter writer, ModelGraph graph, LayerMethod method, Dialect dialect)
    {
        writer.Doc(MethodDoc.Of(graph, method));
        if (writer.Explains)
        {
            writer.Remarks(MethodExplanation.Of(graph, method));
        }

        string parameters = string.Join(", ", dialect.StreamArgument.Select(stream => $"{Dialect.StreamType(writer)} {stream}")
            .Concat(Used(method).Select(variable => $"{Type(writer, variable, dialect)} {variable}")));
        bool givesLoss = GivesLoss(method);
        using (writer.Block($"public static {(givesLoss ? "double" : "void")} {method.Name}({parameters})"))
        {
            if (givesLoss && method.Calls.Length == 1)
            {
                writer.Line($"return {Text(writer, method.Calls[0], dialect)}");
                return;
            }

            foreach (KernelCall call in method.Calls)
            {
                writer.Line((call.AddsLoss ? "double loss = " : "") + Text(writer, call, dialect));
            }

            if (givesLoss)
            {
                writer.Line("return loss;");
            }
        }
    }

    public static bool GivesLoss(LayerMethod method) => method.Calls.Any(call => call.AddsLoss);

    private static string Text(CodeWriter writer, KernelCall call, Dialect dialect)
    {
        string kernels = writer.Types[TypeNames.Kernels];
        string types = string.Join(", ", call.TypeArguments.Select(type => type.Replace(TypeNames.Kernels + ".", kernels + ".")));
        string operands = string.Join(", ", dialect.StreamArgument.Concat(call.Operands.Select(operand => operand.Text)));
        return $"{writer.Types[dialect.Kernels]}.{call.Method}{(types.Length == 0 ? "" : $"<{types}>")}({operands});";
    }

    private static string Type(CodeWriter writer, string variable, Dialect dialect) => variable switch
    {
        Variables.Pass => "in " + dialect.PassType(writer),
        Variables.Weights => "in Parameters",
        Variables.WeightGradients => dialect == Dialect.Cpu ? "in ParameterGradients" : "in Parameters",
        Variables.Prepared => "in PreparedParameters",
        Variables.Activations => "in ActivationSlots",
        Variables.Gradients => "in GradientSlots",
        Variables.Auxiliary => "in AuxiliarySlots",
        _ => "int",
    };

    private static IEnumerable<string> Used(LayerMethod method) => Order.Where(variable =>
        method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == variable)));
}
