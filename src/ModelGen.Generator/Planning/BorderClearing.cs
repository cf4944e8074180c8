using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>
/// A border of zeros is zero from the start, and no kernel writes it. Where other slots use its memory in between, it is
/// cleared anew in each pass, before the first call that looks at it.
/// </summary>
internal static class BorderClearing
{
    /// <param name="shared">Pieces of memory on which others lie.</param>
    public static LoweredGraph Insert(LoweredGraph code, IEnumerable<SlotGroup> shared)
    {
        Dictionary<SlotKey, SlotGroup> dirty = shared
            .Where(group => group.Halo != Halo.None)
            .SelectMany(group => group.Members.Select(member => (member.Key, Group: group)))
            .ToDictionary(entry => entry.Key, entry => entry.Group);
        return code with { Forward = Rewrite(code.Forward), Backward = Rewrite(code.Backward) };

        ImmutableArray<LayerMethod> Rewrite(ImmutableArray<LayerMethod> methods) =>
            [.. methods.Select(method => method with { Calls = [.. method.Calls.SelectMany(WithClearing)] })];

        List<KernelCall> WithClearing(KernelCall call)
        {
            List<KernelCall> calls = [];
            foreach (SlotOperand slot in call.Slots.Where(slot => slot.Halo != Halo.None))
            {
                if (dirty.TryGetValue(slot.Key, out SlotGroup? group))
                {
                    group.Members.ForEach(member => dirty.Remove(member.Key));
                    calls.Add(NodeCode.ClearBorder(slot));
                }
            }

            calls.Add(call);
            return calls;
        }
    }
}
