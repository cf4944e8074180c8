extern alias generator;

using System.Collections.Immutable;
using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Planning;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>
/// Walks through the calls of a pass, stage by stage and turn by turn, and keeps book of what each float of the arena holds:
/// whoever reads a sample of a slot must find what was last written to it, and whoever looks at a border must find zeros.
/// </summary>
internal sealed class MemorySimulation
{
    private readonly PassPlan plan;

    /// <summary>For each float, what was written there last; 0 for nothing.</summary>
    private readonly int[] arena;

    /// <summary>What was written last to each piece of memory.</summary>
    private readonly Dictionary<Memory, int> contents = [];

    /// <summary>Samples of slots whose border something else has written over since it was zeroed; all are zero at first.</summary>
    private readonly HashSet<Memory> dirtyBorders = [];
    private readonly ImmutableArray<Slot> bordered;
    private int writes;

    private MemorySimulation(PassPlan plan)
    {
        this.plan = plan;
        arena = new int[plan.ArenaLength];
        bordered = [.. plan.Slots.Where(slot => slot.Halo != Halo.None && slot.SharesMemoryOf is null)];
    }

    public static void Run(PassPlan plan)
    {
        Assert.All(plan.Slots, slot => Assert.Equal(0, slot.Offset % MachineModel.AlignmentFloats));
        Assert.All(plan.Auxiliaries, slot => Assert.Equal(0, slot.Offset % MachineModel.AlignmentFloats));
        MemorySimulation simulation = new(plan);

        // Twice: a new arena is zero, and the second micro-batch, one sample shorter, finds what the first has left.
        simulation.RunOnce(plan.MicroBatch);
        simulation.RunOnce(Math.Max(1, plan.MicroBatch - 1));
    }

    private void RunOnce(int samples)
    {
        Write(Of(new SlotKey(plan.Code.Graph.InputNode.Name, IsGradient: false), new(0, samples)));
        foreach ((Stage stage, ImmutableArray<LayerMethod> methods) in plan.Stages.Select(stage => (stage, plan.Code.Forward))
            .Concat(plan.Stages.Reverse().Select(stage => (stage, plan.Code.Backward))))
        {
            for (int first = 0; first < samples; first += stage.Samples)
            {
                RunTurn(plan.Within(stage, methods), new(first, Math.Min(stage.Samples, samples - first)));
            }
        }

        if (plan.Code.Backward.IsEmpty && plan.Code.Graph.OutputNode.Operation.Kind != "Loss")
        {
            Read(Of(new SlotKey(plan.Code.Graph.Output, IsGradient: false), new(0, samples)), "the caller");
        }
    }

    private void RunTurn(ImmutableArray<LayerMethod> methods, Turn turn)
    {
        foreach (LayerMethod method in methods)
        {
            HashSet<string> scratch = [];
            foreach (KernelCall call in method.Calls)
            {
                if (call.ClearsBorder)
                {
                    ClearBorder(Of(Assert.Single(call.Slots).Key, turn), call.Method);
                    continue;
                }

                foreach (SlotOperand slot in call.Slots)
                {
                    Slot planned = plan[slot.Key];
                    Assert.False(slot.Writes && planned.IsOutside, $"{call.Method} writes {slot.Key}, which is the caller's.");
                    Assert.True(planned.Halo.Union(slot.Halo) == planned.Halo, $"{call.Method} needs a halo of {slot.Halo}, {slot.Key} has {planned.Halo}.");
                    Assert.False(slot.Halo != Halo.None && Of(slot.Key, turn).Any(dirtyBorders.Contains), $"{call.Method} looks at a border of {slot.Key} that is not zero.");
                    Assert.False(slot.IsFlat && planned.Halo != Halo.None, $"{call.Method} takes {slot.Key} flat, but it has a halo.");
                }

                // Scratch holds nothing at first, and what a call of the method left there from then on.
                Read(call.Slots.Where(slot => !slot.Writes).SelectMany(slot => Of(slot.Key, turn)), call.Method);
                Read(call.Auxiliaries.Where(use => !use.Writes || scratch.Contains(use.Identifier)).SelectMany(use => Of(use, turn)), call.Method);
                scratch.UnionWith(call.Auxiliaries.Where(use => use.Kind == AuxiliaryKind.Scratch).Select(use => use.Identifier));

                Memory[] written =
                [
                    .. call.Slots.Where(slot => slot.Writes).SelectMany(slot => Of(slot.Key, turn)),
                    .. call.Auxiliaries.Where(use => use.Writes).SelectMany(use => Of(use, turn)),
                ];
                Write(written);

                // No two operands of a call lie on each other, unless they are the same piece.
                Read(written, call.Method);
            }
        }
    }

    private void Write(IEnumerable<Memory> memories)
    {
        foreach (Memory memory in memories)
        {
            writes++;
            contents[memory] = writes;
            arena.AsSpan(memory.Offset, memory.Length).Fill(writes);
            foreach (Slot other in bordered)
            {
                int size = other.Length / other.Samples;
                int first = Math.Max(0, (memory.Offset - other.Offset) / size);
                for (int sample = first; sample < other.Samples && other.Offset + (sample * size) < memory.Offset + memory.Length; sample++)
                {
                    Memory bordering = Sample(other, sample);
                    if (bordering != memory && bordering.Offset + size > memory.Offset)
                    {
                        dirtyBorders.Add(bordering);
                    }
                }
            }
        }
    }

    /// <summary>Whoever else lies there must be done with it.</summary>
    private void ClearBorder(Memory[] samples, string method)
    {
        Read(samples, method);
        Write(samples);
        dirtyBorders.ExceptWith(samples);
    }

    private void Read(IEnumerable<Memory> memories, string reader)
    {
        foreach (Memory memory in memories)
        {
            Assert.True(contents.TryGetValue(memory, out int written), $"{reader} reads {memory.Name}, which nobody wrote.");
            Assert.True(
                !arena.AsSpan(memory.Offset, memory.Length).ContainsAnyExcept(written),
                $"{reader} reads {memory.Name}, which something else has overwritten.");
        }
    }

    /// <summary>The samples of a turn in a slot: its own in one of a whole micro-batch, the first ones in one of a stage.</summary>
    private Memory[] Of(SlotKey key, Turn turn)
    {
        Slot slot = plan[key];
        if (slot.IsOutside)
        {
            // The caller's: no call may write it, and it takes no memory.
            return [];
        }

        int first = First(slot.Samples, turn);
        return [.. Enumerable.Range(first, turn.Samples).Select(sample => Sample(slot, sample))];
    }

    private Memory Sample(Slot slot, int sample)
    {
        int size = slot.Length / slot.Samples;
        string name = (slot.Key.IsGradient ? "gradient of " : "") + (slot.SharesMemoryOf ?? slot.Key.Node);
        return new($"{name}, sample {sample}", slot.Offset + (sample * size), size);
    }

    private IEnumerable<Memory> Of(AuxiliaryOperand use, Turn turn)
    {
        AuxiliarySlot slot = Assert.Single(plan.Auxiliaries, slot => slot.Operand.Identifier == use.Identifier);
        if (use.Kind == AuxiliaryKind.Scratch)
        {
            return [new(use.Identifier, slot.Offset, slot.Length)];
        }

        // Whole floats, those that two samples share left out.
        int first = First(slot.Samples, turn);
        return Enumerable.Range(first, turn.Samples).Select(sample =>
        {
            int start = (int)(((sample * use.Size) + sizeof(float) - 1) / sizeof(float)), end = (int)((sample + 1) * use.Size / sizeof(float));
            return new Memory($"{use.Identifier}, sample {sample}", slot.Offset + start, Math.Max(0, end - start));
        });
    }

    private int First(int room, Turn turn)
    {
        int first = room == plan.MicroBatch ? turn.First : 0;
        Assert.True(first + turn.Samples <= room, $"A turn of {turn.Samples} samples has room for {room}.");
        return first;
    }

    /// <summary>Samples that a stage sees at a time.</summary>
    private readonly record struct Turn(int First, int Samples);

    /// <summary>A range of the arena, by the name of the slot that owns it.</summary>
    private readonly record struct Memory(string Name, int Offset, int Length);
}
