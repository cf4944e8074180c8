using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>Named spans over weights, their gradients and their rearrangements.</summary>
internal static class ParametersFile
{
    public static GeneratedFile Write(ModelPlan plan) => GeneratedFile.Write(
        plan.Spec, "Parameters", "the weights by name.",
        writer =>
        {
            Views(writer, "Parameters", writer.Types["ReadOnlySpan"] + "<float>", plan.Weights, "All weights, by name.");
            if (plan.Training is null)
            {
                return;
            }

            writer.Line();
            Views(writer, "ParameterGradients", writer.Types["Span"] + "<float>", plan.Weights.AddRange(plan.GradientSums),
                "The gradient of the loss by each weight" + (plan.GradientSums.IsEmpty ? "." : ", followed by the sums that backward keeps in another form."));
        });

    /// <summary>Writes the weights that a pass rearranges as a type inside the pass; writes nothing if there are none.</summary>
    public static void WritePrepared(CodeWriter writer, PassPlan pass, string doc)
    {
        if (!pass.Prepared.Slots.IsEmpty)
        {
            writer.Line();
            Views(writer, "PreparedParameters", writer.Types["Span"] + "<float>", pass.Prepared.Slots, doc, "public");
        }
    }

    private static void Views(CodeWriter writer, string type, string span, ImmutableArray<WeightSlot> slots, string doc, string access = "private")
    {
        writer.Doc(doc);
        using (writer.Block($"{access} readonly ref struct {type}({span} floats)"))
        {
            writer.Line($"private readonly {span} floats = floats;");
            foreach (WeightSlot slot in slots)
            {
                writer.Line();
                writer.Doc($"{slot.Name}, {slot.Parameter.Shape}");
                writer.Line($"public {span} {slot.Identifier} => {ModelFile.Slice("floats", slot.Offset, slot.Length)};");
            }
        }
    }
}
