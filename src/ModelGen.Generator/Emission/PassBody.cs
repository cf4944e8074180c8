using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Emission;

/// <summary>The body of a method that calls layer methods: the locals that they take, then the calls.</summary>
internal static class PassBody
{
    /// <param name="spans">For each local, what it is and what it is made from.</param>
    public static void Write(CodeWriter writer, ImmutableArray<LayerMethod> methods, params (string Variable, string Type, string Span)[] spans)
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

        foreach (LayerMethod method in methods)
        {
            writer.Line(MethodWriter.Call(method));
        }
    }

    private static bool Uses(IEnumerable<LayerMethod> methods, string variable) =>
        methods.Any(method => method.Calls.Any(call => call.Operands.Any(operand => operand.Variable == variable)));
}
