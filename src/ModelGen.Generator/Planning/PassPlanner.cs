using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>Calls to memory: which slots there are, how many samples they hold and where they lie.</summary>
internal static class PassPlanner
{
    /// <summary>The plan; null where one sample alone needs more than an array holds.</summary>
    /// <param name="weights">Floats of weights and of their gradients, as far as it has any, that the pass moves for each node.</param>
    public static PassPlan? Plan(LoweredGraph code, MachineSpec machine, Func<Node, long> weights)
    {
        PassMemory memory = PassMemory.Of(code);
        WeightLayout prepared = WeightLayout.Prepared(code);
        MicroBatchCost cost = new(
            LayerTraffic.Of(code, memory, prepared, weights), sizeof(float) * memory.Groups.Sum(group => group.Floats(1)));

        // Of two lengths the others follow closely enough; to place all pieces for each number takes time.
        long one = SlotAllocator.Assign(memory.Pieces, 1, out _);
        long most = SlotAllocator.Assign(memory.Pieces, MicroBatchCost.MaxSamples, out _);
        StageChoice choice = cost.Choose(
            machine, MostSamples(memory), samples => sizeof(float) * (one + ((most - one) * (samples - 1) / (MicroBatchCost.MaxSamples - 1))));
        ImmutableArray<Stage> stages = Stage.Of(choice);
        memory.KeepWithin(stages, choice.MicroBatch);
        return Place(code, memory, prepared, choice.MicroBatch, stages);
    }

    /// <summary>The plan of one sample: on a device offsets and lengths are multiplied by the samples of a batch.</summary>
    public static PassPlan? PlanSample(LoweredGraph code) => Place(
        code, PassMemory.Of(code), WeightLayout.Prepared(code), 1, [new(0, code.Graph.Nodes.Length - 1, 1)]);

    private static PassPlan? Place(LoweredGraph code, PassMemory memory, WeightLayout prepared, int microBatch, ImmutableArray<Stage> stages)
    {
        long length = SlotAllocator.Assign(memory.Pieces, microBatch, out Dictionary<Piece, long> offsets);
        if (length > Graph.Shape.MaxSize || prepared.Length > Graph.Shape.MaxSize)
        {
            return null;
        }

        (long Start, long End)[] places = [.. memory.Pieces.Select(piece => (offsets[piece], offsets[piece] + piece.Floats(microBatch)))];
        return new(
            BorderClearing.Insert(
                RemoveCopies(code, memory),
                memory.Groups.Where(group => group.Halo != Halo.None && IsShared(places, offsets[group], offsets[group] + group.Floats(microBatch)))),
            prepared,
            [.. memory.Groups.SelectMany(group => group.Members.Select(member => Slot(
                code, group, member, memory.IsOutside(group) ? null : offsets[group], microBatch)))],
            [.. memory.Auxiliaries.Select(piece => new AuxiliarySlot(
                piece.Operand, (int)offsets[piece], (int)piece.Floats(microBatch), Math.Min(microBatch, piece.MostSamples)))],
            microBatch, stages, (int)length, memory.Pieces.Sum(piece => MachineModel.Align(piece.Floats(microBatch))));
    }

    /// <summary>The most samples of which everything has room side by side, the caller's inputs included; at least one.</summary>
    private static int MostSamples(PassMemory memory) => MicroBatchCost.Candidates
        .Where(samples => memory.Groups.Concat<Piece>(memory.Auxiliaries).Sum(piece => MachineModel.Align(piece.Floats(samples))) <= Graph.Shape.MaxSize)
        .DefaultIfEmpty(1)
        .Last();

    private static Slot Slot(LoweredGraph code, SlotGroup group, (SlotKey Key, Shape Shape) member, long? offset, int microBatch) => new(
        member.Key, code.Graph[member.Key.Node].Identifier, member.Shape, group.Halo, (int)(offset ?? 0),
        (int)group.Floats(microBatch), Math.Min(microBatch, group.MostSamples), IsOutside: offset is null,
        member.Key == group.Members[0].Key ? null : group.Members[0].Key.Node);

    /// <summary>True if another block overlaps this memory.</summary>
    private static bool IsShared((long Start, long End)[] places, long start, long end) =>
        places.Count(place => place.Start < end && start < place.End) > 1;

    /// <summary>A copy whose two sides share one block of memory needs no call, and a layer without calls needs no method.</summary>
    private static LoweredGraph RemoveCopies(LoweredGraph code, PassMemory memory)
    {
        return code with { Forward = Keep(code.Forward), Backward = Keep(code.Backward) };

        ImmutableArray<LayerMethod> Keep(ImmutableArray<LayerMethod> methods) =>
            [.. methods
                .Select(method => method with { Calls = [.. method.Calls.Where(call => !memory.IsWithinOneGroup(call))] })
                .Where(method => method.Calls.Length > 0)];
    }
}
