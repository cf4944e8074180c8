extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Planning;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>
/// Walks through the calls of a pass and keeps book of what each float of the arena holds: whoever reads a slot must find
/// what was last written to it, and halos must stay as they were.
/// </summary>
internal sealed class MemorySimulation
{
    private readonly PassPlan plan;

    /// <summary>For each 16 floats, what was written there last; 0 for nothing.</summary>
    private readonly int[] arena;

    /// <summary>What was written last to each piece of memory, by the slot that gives it its name.</summary>
    private readonly Dictionary<SlotKey, int> contents = [];
    private int writes;

    private MemorySimulation(PassPlan plan)
    {
        this.plan = plan;
        arena = new int[(plan.ArenaLength + MachineModel.AlignmentFloats - 1) / MachineModel.AlignmentFloats];
    }

    public static void Run(PassPlan plan)
    {
        MemorySimulation simulation = new(plan);

        // Twice: halos are zeroed once, before all micro-batches.
        simulation.RunOnce();
        simulation.RunOnce();
    }

    private void RunOnce()
    {
        Write(new(plan.Code.Graph.InputNode.Name, IsGradient: false));
        foreach (LayerMethod method in plan.Code.Forward.Concat(plan.Code.Backward))
        {
            foreach (KernelCall call in method.Calls)
            {
                foreach (SlotOperand slot in call.Slots)
                {
                    Slot planned = plan[slot.Key];
                    Assert.True(planned.Halo.Union(slot.Halo) == planned.Halo, $"{call.Method} needs a halo of {slot.Halo}, {slot.Key} has {planned.Halo}.");
                    Assert.False(slot.IsFlat && planned.Halo != Halo.None, $"{call.Method} takes {slot.Key} flat, but it has a halo.");
                    if (!slot.Writes)
                    {
                        Read(slot.Key, call.Method);
                    }
                }

                foreach (SlotOperand slot in call.Slots.Where(slot => slot.Writes))
                {
                    Write(slot.Key);
                }
            }
        }

        if (plan.Code.Backward.IsEmpty && plan.Code.Graph.OutputNode.Operation.Kind != "Loss")
        {
            Read(new(plan.Code.Graph.Output, IsGradient: false), "the caller");
        }
    }

    private void Write(SlotKey key)
    {
        writes++;
        contents[Owner(key)] = writes;
        Slot slot = plan[key];
        foreach (int place in Places(slot))
        {
            bool isHaloOfAnother = plan.Slots.Any(other =>
                other.Halo != Halo.None && Owner(other.Key) != Owner(key) && Places(other).Contains(place));
            Assert.False(isHaloOfAnother, $"{key} writes over a slot with a halo.");
            arena[place] = writes;
        }
    }

    private void Read(SlotKey key, string reader)
    {
        Assert.True(contents.TryGetValue(Owner(key), out int written), $"{reader} reads {key}, which nobody wrote.");
        Assert.All(Places(plan[key]), place => Assert.True(
            arena[place] == written, $"{reader} reads {key}, which something else has overwritten."));
    }

    private SlotKey Owner(SlotKey key) => plan[key].SharesMemoryOf is { } owner ? key with { Node = owner } : key;

    private static IEnumerable<int> Places(Slot slot)
    {
        Assert.Equal(0, slot.Offset % MachineModel.AlignmentFloats);
        int first = slot.Offset / MachineModel.AlignmentFloats;
        int end = (slot.Offset + slot.Length + MachineModel.AlignmentFloats - 1) / MachineModel.AlignmentFloats;
        return Enumerable.Range(first, end - first);
    }
}
