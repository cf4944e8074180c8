using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emission;

/// <summary>The body of a method that calls layer methods: the locals that they take, the calls, and the sum of the losses that they give.</summary>
internal static class PassBody
{
    /// <param name="spans">For each local, what it is and what it is made from.</param>
    public static void Write(
        CodeWriter writer, Dialect dialect, ImmutableArray<LayerMethod> methods, params (string Variable, string Type, string Span)[] spans)
    {
        foreach ((string variable, string type, string span) in spans.Where(local => Uses(methods, local.Variable)))
        {
            writer.Line($"{type} {variable} = new({span});");
        }

        if (Uses(methods, Variables.Samples))
        {
            writer.Line("int samples = pass.Samples;");
        }

        if (methods.Length > 0)
        {
            writer.Line();
        }

        WriteCalls(writer, dialect, methods);
    }

    private static void WriteCalls(CodeWriter writer, Dialect dialect, ImmutableArray<LayerMethod> methods)
    {
        // Most often only the last method gives a loss.
        int losses = methods.Count(MethodWriter.GivesLoss);
        bool areSummed = losses > 1 || (losses == 1 && !MethodWriter.GivesLoss(methods[methods.Length - 1]));
        if (areSummed)
        {
            writer.Line("double loss = 0;");
        }

        foreach (LayerMethod method in methods)
        {
            string prefix = !MethodWriter.GivesLoss(method) ? "" : areSummed ? "loss += " : "return ";
            writer.Line(prefix + MethodWriter.Call(method, dialect));
        }

        if (areSummed)
        {
            writer.Line("return loss;");
        }
    }

    private static bool Uses(IEnumerable<LayerMethod> methods, string variable) =>
        methods.Any(method => method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == variable)));
}
