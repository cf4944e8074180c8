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
        writer.Doc($"{doc}. Room for {Invariant.Counted(pass.MicroBatch, "sample")}.");
        using (writer.Block($"public readonly ref struct {type}({writer.Types["Span"]}<float> arena)"))
        {
            writer.Line($"private readonly {writer.Types["Span"]}<float> arena = arena;");
            foreach (Slot slot in InOrder(pass).Where(slot => slot.Key.IsGradient == isGradient))
            {
                writer.Line();
                writer.Doc(Describe(slot));
                writer.Line($"public {writer.Types["FeatureMap"]} {slot.Identifier} => new({ModelFile.Slice("arena", slot.Offset, slot.Length)}, {Map(writer, slot)});");
            }
        }
    }

    /// <summary>In the order of the layers, a value before its gradient.</summary>
    public static IEnumerable<Slot> InOrder(PassPlan pass) =>
        InOrder(pass, pass.Slots.ToLookup(slot => slot.Key.Node));

    private static IEnumerable<Slot> InOrder(PassPlan pass, ILookup<string, Slot> slots) =>
        pass.Code.Graph.Nodes.SelectMany(node => slots[node.Name]);

    private static string Describe(Slot slot) =>
        (slot.Key.IsGradient ? "Gradient of " : "")
        + $"{slot.Key.Node}: {slot.Shape}"
        + (slot.SharesMemoryOf is null ? "" : $", the memory of {slot.SharesMemoryOf}")
        + (slot.Halo == Halo.None ? "" : ", with a border of zeros");

    /// <summary>Height, width, channels and halo.</summary>
    private static string Map(CodeWriter writer, Slot slot)
    {
        string map = string.Join(", ", new[] { slot.Shape.Height, slot.Shape.Width, slot.Shape.Channels }.Select(size => Invariant.Text(size)));
        return slot.Halo == Halo.None
            ? map
            : $"{map}, new {writer.Types["Halo"]}({Invariant.Text(slot.Halo.Top)}, {Invariant.Text(slot.Halo.Left)}, {Invariant.Text(slot.Halo.Bottom)}, {Invariant.Text(slot.Halo.Right)})";
    }
}
