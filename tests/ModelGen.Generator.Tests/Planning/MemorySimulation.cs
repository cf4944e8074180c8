extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Planning;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>
/// Walks through the calls of a pass and keeps book of what each float of the arena holds: whoever reads a slot must find
/// what was last written to it, and whoever looks at a border must find zeros.
/// </summary>
internal sealed class MemorySimulation
{
    private readonly PassPlan plan;

    /// <summary>For each 16 floats, what was written there last; 0 for nothing.</summary>
    private readonly int[] arena;

    /// <summary>What was written last to each piece of memory.</summary>
    private readonly Dictionary<Memory, int> contents = [];

    /// <summary>Slots whose border another slot has written over since it was zeroed; all are zero at first.</summary>
    private readonly HashSet<Memory> dirtyBorders = [];
    private int writes;

    private MemorySimulation(PassPlan plan)
    {
        this.plan = plan;
        arena = new int[(plan.ArenaLength + MachineModel.AlignmentFloats - 1) / MachineModel.AlignmentFloats];
    }

    public static void Run(PassPlan plan)
    {
        MemorySimulation simulation = new(plan);

        // Twice: a new arena is zero, and the second micro-batch finds what the first has left.
        simulation.RunOnce();
        simulation.RunOnce();
    }

    private void RunOnce()
    {
        Write(Of(new SlotKey(plan.Code.Graph.InputNode.Name, IsGradient: false)));
        foreach (LayerMethod method in plan.Code.Forward.Concat(plan.Code.Backward))
        {
            HashSet<Memory> scratch = [];
            foreach (KernelCall call in method.Calls)
            {
                if (call.ClearsBorder)
                {
                    ClearBorder(Assert.Single(call.Slots), call.Method);
                    continue;
                }

                foreach (SlotOperand slot in call.Slots)
                {
                    Slot planned = plan[slot.Key];
                    Assert.True(planned.Halo.Union(slot.Halo) == planned.Halo, $"{call.Method} needs a halo of {slot.Halo}, {slot.Key} has {planned.Halo}.");
                    Assert.False(slot.Halo != Halo.None && dirtyBorders.Contains(Of(slot.Key)), $"{call.Method} looks at a border of {slot.Key} that is not zero.");
                    Assert.False(slot.IsFlat && planned.Halo != Halo.None, $"{call.Method} takes {slot.Key} flat, but it has a halo.");
                }

                // Scratch holds nothing at first, and what a call of the method left there from then on.
                Memory[] reads =
                [
                    .. call.Slots.Where(slot => !slot.Writes).Select(slot => Of(slot.Key)),
                    .. call.Auxiliaries.Where(use => !use.Writes || scratch.Contains(Of(use))).Select(Of),
                ];
                Assert.All(reads, memory => Read(memory, call.Method));
                scratch.UnionWith(call.Auxiliaries.Where(use => use.Kind == AuxiliaryKind.Scratch).Select(Of));

                Memory[] written =
                [
                    .. call.Slots.Where(slot => slot.Writes).Select(slot => Of(slot.Key)),
                    .. call.Auxiliaries.Where(use => use.Writes).Select(Of),
                ];
                Assert.All(written, Write);

                // No two operands of a call lie on each other, unless they are the same piece.
                Assert.All(written, memory => Read(memory, call.Method));
            }
        }

        if (plan.Code.Backward.IsEmpty && plan.Code.Graph.OutputNode.Operation.Kind != "Loss")
        {
            Read(Of(new SlotKey(plan.Code.Graph.Output, IsGradient: false)), "the caller");
        }
    }

    private void Write(Memory memory)
    {
        writes++;
        contents[memory] = writes;
        foreach (int place in Places(memory))
        {
            arena[place] = writes;
        }

        dirtyBorders.UnionWith(plan.Slots
            .Where(other => other.Halo != Halo.None)
            .Select(other => Of(other.Key))
            .Where(other => other != memory && Places(other).Intersect(Places(memory)).Any()));
    }

    /// <summary>Whoever else lies there must be done with it.</summary>
    private void ClearBorder(SlotOperand slot, string method)
    {
        Memory memory = Of(slot.Key);
        Read(memory, method);
        Write(memory);
        dirtyBorders.Remove(memory);
    }

    private void Read(Memory memory, string reader)
    {
        Assert.True(contents.TryGetValue(memory, out int written), $"{reader} reads {memory.Name}, which nobody wrote.");
        Assert.All(Places(memory), place => Assert.True(
            arena[place] == written, $"{reader} reads {memory.Name}, which something else has overwritten."));
    }

    private Memory Of(SlotKey key)
    {
        Slot slot = plan[key];
        return new((key.IsGradient ? "gradient of " : "") + (slot.SharesMemoryOf ?? key.Node), slot.Offset, slot.Length);
    }

    private Memory Of(AuxiliaryOperand use)
    {
        AuxiliarySlot slot = Assert.Single(plan.Auxiliaries, slot => slot.Operand.Identifier == use.Identifier);
        return new(use.Identifier, slot.Offset, slot.Length);
    }

    private IEnumerable<int> Places(Memory memory)
    {
        Assert.Equal(0, memory.Offset % MachineModel.AlignmentFloats);
        int first = memory.Offset / MachineModel.AlignmentFloats;
        int end = (memory.Offset + memory.Length + MachineModel.AlignmentFloats - 1) / MachineModel.AlignmentFloats;
        Assert.InRange(end, first, arena.Length);
        return Enumerable.Range(first, end - first);
    }

    /// <summary>A range of the arena, by the name of the slot that owns it.</summary>
    private readonly record struct Memory(string Name, int Offset, int Length);
}
