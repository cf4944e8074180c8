using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The slots of a pass as named feature maps over one arena, in the order of the layers.</summary>
internal static class SlotsWriter
{
    public static void Write(CodeWriter writer, string type, string doc, PassPlan pass, bool isGradient)
    {
        bool hasFirst = pass.HasSharedSlots(isGradient);
        writer.Doc($"{doc}. Room for {Invariant.Counted(pass.MicroBatch, "sample")}{(hasFirst ? ", seen from number first on" : "")}.");
        bool hasInputs = !isGradient && pass.Input.IsOutside;
        string inputs = $"{writer.Types["ReadOnlySpan"]}<float> inputs";
        using (writer.Block($"public readonly ref struct {type}({writer.Types["Span"]}<float> arena{(hasInputs ? ", " + inputs : "")}{(hasFirst ? ", int first = 0" : "")})"))
        {
            writer.Line($"private readonly {writer.Types["Span"]}<float> arena = arena;");
            if (hasInputs)
            {
                writer.Line($"private readonly {inputs} = inputs;");
            }

            if (hasFirst)
            {
                writer.Line("private readonly int first = first;");
            }

            foreach (Slot slot in InOrder(pass).Where(slot => slot.Key.IsGradient == isGradient))
            {
                writer.Line();
                writer.Doc(Describe(slot, pass));
                string map = writer.Types["FeatureMap"];
                writer.Line($"public {map} {slot.Identifier} => {(slot.IsOutside ? $"{map}.OfInputs(inputs" : $"new({Floats(slot, pass, hasFirst)}")}, {Map(writer, slot)});");
            }
        }
    }

    /// <summary>In the order of the layers, a value before its gradient.</summary>
    public static IEnumerable<Slot> InOrder(PassPlan pass) =>
        InOrder(pass, pass.Slots.ToLookup(slot => slot.Key.Node));

    private static IEnumerable<Slot> InOrder(PassPlan pass, ILookup<string, Slot> slots) =>
        pass.Code.Graph.Nodes.SelectMany(node => slots[node.Name]);

    /// <summary>The slot's floats, from the first sample on.</summary>
    private static string Floats(Slot slot, PassPlan pass, bool hasFirst)
    {
        string before = $"first * {Invariant.Text(slot.Length / slot.Samples)}";
        return !hasFirst || slot.Samples < pass.MicroBatch
            ? ModelFile.Slice("arena", slot.Offset, slot.Length)
            : $"arena.Slice({Invariant.Text(slot.Offset)} + ({before}), {Invariant.Text(slot.Length)} - ({before}))";
    }

    private static string Describe(Slot slot, PassPlan pass) =>
        (slot.Key.IsGradient ? "Gradient of " : "")
        + $"{slot.Key.Node}: {slot.Shape}"
        + (slot.SharesMemoryOf is null ? "" : $", the memory of {slot.SharesMemoryOf}")
        + (slot.Halo == Halo.None ? "" : ", with a border of zeros")
        + (slot.IsOutside ? ", where the caller has it" : "")
        + (slot.Samples < pass.MicroBatch ? $"; {Invariant.Counted(slot.Samples, "sample")} at a time" : "");

    /// <summary>Height, width, channels and halo.</summary>
    private static string Map(CodeWriter writer, Slot slot)
    {
        string map = string.Join(", ", new[] { slot.Shape.Height, slot.Shape.Width, slot.Shape.Channels }.Select(size => Invariant.Text(size)));
        return slot.Halo == Halo.None
            ? map
            : $"{map}, new {writer.Types["Halo"]}({Invariant.Text(slot.Halo.Top)}, {Invariant.Text(slot.Halo.Left)}, {Invariant.Text(slot.Halo.Bottom)}, {Invariant.Text(slot.Halo.Right)})";
    }
}
