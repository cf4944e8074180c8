using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>
/// Finds the pieces of memory of a pass: one a value or gradient, except that a copy's two sides become one where their
/// layouts allow it.
/// </summary>
internal static class SlotGrouping
{
    public static List<SlotGroup> Group(LoweredGraph code, IReadOnlyList<KernelCall> calls)
    {
        Dictionary<SlotKey, SlotGroup> groups = [];
        SlotKey input = new(code.Graph.InputNode.Name, IsGradient: false);
        groups[input] = new(input, code.Graph.InputNode.Shape);
        foreach (SlotOperand slot in calls.SelectMany(call => call.Slots))
        {
            if (!groups.TryGetValue(slot.Key, out SlotGroup? group))
            {
                groups[slot.Key] = group = new(slot.Key, code.Graph[slot.Key.Node].Shape);
            }

            group.Halo = group.Halo.Union(slot.Halo);
            group.IsFlat |= slot.IsFlat;
        }

        // Equal shapes first: they can share a halo. Then different ones, which share memory only where nothing has a halo.
        List<KernelCall> copies = calls.Where(call => call.IsCopy).ToList();
        foreach (bool equalShapes in new[] { true, false })
        {
            foreach (KernelCall copy in copies)
            {
                SlotGroup from = groups[copy.Slots.First().Key];
                SlotGroup to = groups[copy.Slots.Last().Key];
                bool haveNoHalo = from.Halo == Halo.None && to.Halo == Halo.None;
                bool fits = equalShapes
                    ? from.Members[0].Shape == to.Members[0].Shape && (haveNoHalo || !(from.IsFlat || to.IsFlat))
                    : haveNoHalo;
                if (from != to && fits)
                {
                    Merge(groups, from, to);
                }
            }
        }

        return groups.Values.Distinct().ToList();
    }

    /// <summary>The earlier value keeps its name: the flattened map is seen as the map, not the other way round.</summary>
    private static void Merge(Dictionary<SlotKey, SlotGroup> groups, SlotGroup from, SlotGroup to)
    {
        (SlotGroup kept, SlotGroup absorbed) = from.Members[0].Key.IsGradient ? (to, from) : (from, to);
        kept.Absorb(absorbed);
        foreach ((SlotKey key, _) in absorbed.Members)
        {
            groups[key] = kept;
        }
    }
}
