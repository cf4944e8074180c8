using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The slots of a pass as named feature maps over one arena.</summary>
internal static class SlotsWriter
{
    public static void Write(CodeWriter writer, string type, string doc, IEnumerable<Slot> slots, string what)
    {
        writer.Doc(doc);
        using (writer.Block($"public readonly ref struct {type}(Span<float> arena)"))
        {
            writer.Line("private readonly Span<float> arena = arena;");
            foreach (Slot slot in slots.OrderBy(slot => slot.Offset))
            {
                writer.Line();
                string shared = slot.SharesMemoryOf is null ? "" : $", the memory of {slot.SharesMemoryOf}";
                writer.Doc($"{what}{slot.Key.Node}, {slot.Shape}{shared}");
                writer.Line($"public FeatureMap {slot.Identifier} => new({ModelFile.Slice("arena", slot.Offset, slot.Length)}, {Map(slot)});");
            }
        }
    }

    /// <summary>Height, width, channels and halo.</summary>
    private static string Map(Slot slot)
    {
        string map = string.Join(", ", new[] { slot.Shape.Height, slot.Shape.Width, slot.Shape.Channels }.Select(size => Invariant.Text(size)));
        return slot.Halo == Halo.None
            ? map
            : $"{map}, new Halo({Invariant.Text(slot.Halo.Top)}, {Invariant.Text(slot.Halo.Left)}, {Invariant.Text(slot.Halo.Bottom)}, {Invariant.Text(slot.Halo.Right)})";
    }
}
