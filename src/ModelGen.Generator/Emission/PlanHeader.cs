using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The doc comment of a pass, which is its plan: how each layer is computed, where each slot lies, what sharing saved.</summary>
internal static class PlanHeader
{
    public static void Write(CodeWriter writer, PassPlan plan, string what)
    {
        writer.Doc(what);
        writer.Line("/// <remarks>");
        writer.Line("/// " + Size(plan));
        WriteTable(writer, Tables(plan));
    }

    /// <summary>The same for a device, whose slots are multiplied by the samples of a batch, and whose kernels are all of one kind.</summary>
    public static void WriteSample(CodeWriter writer, PassPlan plan, string what)
    {
        writer.Doc(what);
        writer.Line("/// <remarks>");
        writer.Line("/// " + Size(plan, "Each sample of a batch is in"));
        WriteTable(writer, SlotTable(plan));
    }

    /// <summary>Samples, slots, floats and what sharing saved, in a sentence.</summary>
    public static string Size(PassPlan plan) => Size(plan, $"{Invariant.Counted(plan.MicroBatch, "sample")} at a time, in");

    /// <summary>Lists each layer's method, the samples per stage, and the offset of each slot.</summary>
    public static IEnumerable<string> Tables(PassPlan plan) =>
        Table(["Layer", "Worked out by"], Methods(plan)).Append("").Concat(StageTable(plan)).Concat(SlotTable(plan));

    private static string Size(PassPlan plan, string start)
    {
        int slots = plan.Slots.Count(slot => slot.SharesMemoryOf is null && !slot.IsOutside) + plan.Auxiliaries.Length;
        return $"{start} {Invariant.Counted(slots, "slot")} "
            + $"over {Invariant.Grouped(plan.ArenaLength)} floats; without sharing they would be {Invariant.Grouped(plan.UnsharedLength)}.";
    }

    private static void WriteTable(CodeWriter writer, IEnumerable<string> lines)
    {
        writer.Line("/// <code>");
        foreach (string line in lines)
        {
            writer.Line(("/// " + CodeWriter.Escape(line)).TrimEnd());
        }

        writer.Line("/// </code>");
        writer.Line("/// </remarks>");
    }

    /// <summary>Nothing where all layers see the whole micro-batch.</summary>
    private static IEnumerable<string> StageTable(PassPlan plan) => plan.Stages.Length == 1
        ? []
        : Table(["Stage", "Samples at a time"], plan.Stages.Select(stage => new[] { StagesWriter.Layers(plan, stage), Invariant.Text(stage.Samples) })).Append("");

    private static IEnumerable<string> SlotTable(PassPlan plan) => Table(["Slot", "Floats", "Bytes"], Slots(plan));

    private static IEnumerable<string[]> Methods(PassPlan plan) =>
        plan.Code.Forward.Select(method => method.Node).Where(node => node.Operation.Method.Length > 0).Select(node => new[] { node.Name, node.Operation.Method });

    /// <summary>By their place; what shares a place is there at different times.</summary>
    private static IEnumerable<string[]> Slots(PassPlan plan) => plan.Slots
        .Where(slot => slot.SharesMemoryOf is null && !slot.IsOutside)
        .Select(slot => (Name: (slot.Key.IsGradient ? Variables.Gradients : Variables.Activations) + "." + slot.Identifier, slot.Offset, slot.Length))
        .Concat(plan.Auxiliaries.Select(slot => (Name: slot.Operand.Text, slot.Offset, slot.Length)))
        .OrderBy(slot => slot.Offset).ThenBy(slot => slot.Length)
        .Select(slot => new[]
        {
            slot.Name,
            $"{Invariant.Text(slot.Offset)} to {Invariant.Text(slot.Offset + (long)slot.Length - 1)}",
            Invariant.Grouped((long)slot.Length * sizeof(float)),
        });

    private static IEnumerable<string> Table(string[] headings, IEnumerable<string[]> rows)
    {
        List<string[]> lines = [headings, .. rows];
        int[] widths = [.. headings.Select((_, column) => lines.Max(line => line[column].Length))];
        return lines.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))));
    }
}
