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
    /// <param name="weightFloats">Weights and gradients that the pass moves, without what it rearranges.</param>
    public static PassPlan? Plan(LoweredGraph code, MachineSpec machine, long weightFloats) => Plan(
        code, (pieces, groups, calls, prepared) =>
        {
            Dictionary<SlotKey, SlotGroup> byKey = ByKey(groups);
            MicroBatchCost cost = new(
                [.. calls.Select(call => sizeof(float) * Touched(call, byKey))],
                sizeof(float) * (weightFloats + prepared.Length), sizeof(float) * groups.Sum(group => group.Floats(1)));

            // Of two lengths the others follow closely enough; to place all pieces for each number takes time.
            long one = SlotAllocator.Assign(pieces, 1, out _);
            long most = SlotAllocator.Assign(pieces, MicroBatchCost.MaxSamples, out _);
            return cost.Choose(machine, samples => sizeof(float) * (one + ((most - one) * (samples - 1) / (MicroBatchCost.MaxSamples - 1))));
        });

    /// <summary>The plan of one sample: on a device offsets and lengths are multiplied by the samples of a batch.</summary>
    public static PassPlan? PlanSample(LoweredGraph code) => Plan(code, (_, _, _, _) => 1);

    private static PassPlan? Plan(
        LoweredGraph code, Func<List<Piece>, List<SlotGroup>, List<KernelCall>, WeightLayout, int> chooseMicroBatch)
    {
        List<KernelCall> calls = code.Forward.Concat(code.Backward).SelectMany(method => method.Calls).ToList();
        List<SlotGroup> groups = SlotGrouping.Group(code, calls);
        List<AuxiliaryPiece> auxiliaries = AuxiliaryPiece.Collect(calls);
        MarkUses(code, calls, groups, auxiliaries);

        List<Piece> pieces = [.. groups, .. auxiliaries];
        WeightLayout prepared = WeightLayout.Prepared(code);
        int microBatch = chooseMicroBatch(pieces, groups, calls, prepared);
        long length = SlotAllocator.Assign(pieces, microBatch, out Dictionary<Piece, long> offsets);
        if (length > Graph.Shape.MaxSize || prepared.Length > Graph.Shape.MaxSize)
        {
            return null;
        }

        (long Start, long End)[] places = [.. pieces.Select(piece => (offsets[piece], offsets[piece] + piece.Floats(microBatch)))];
        return new(
            BorderClearing.Insert(
                RemoveCopies(code, groups),
                groups.Where(group => group.Halo != Halo.None && IsShared(places, offsets[group], offsets[group] + group.Floats(microBatch)))),
            prepared,
            [.. groups.SelectMany(group => group.Members.Select(member => Slot(code, group, member, offsets[group], microBatch)))],
            [.. auxiliaries.Select(piece => new AuxiliarySlot(piece.Operand, (int)offsets[piece], (int)piece.Floats(microBatch)))],
            microBatch, (int)length, pieces.Sum(piece => MachineModel.Align(piece.Floats(microBatch))));
    }

    /// <summary>Floats of one sample that a call reads and writes.</summary>
    private static long Touched(KernelCall call, Dictionary<SlotKey, SlotGroup> groups) => call.Slots
        .Select(slot => groups[slot.Key])
        .Distinct()
        .Sum(group => group.Floats(1));

    private static Dictionary<SlotKey, SlotGroup> ByKey(List<SlotGroup> groups) => groups
        .SelectMany(group => group.Members.Select(member => (member.Key, Group: group)))
        .ToDictionary(entry => entry.Key, entry => entry.Group);

    private static Slot Slot(LoweredGraph code, SlotGroup group, (SlotKey Key, Shape Shape) member, long offset, int microBatch) => new(
        member.Key, code.Graph[member.Key.Node].Identifier, member.Shape, group.Halo, (int)offset,
        (int)(group.SampleSize * microBatch),
        member.Key == group.Members[0].Key ? null : group.Members[0].Key.Node);

    /// <summary>Whether another piece than the one that lies there lies on any of that memory.</summary>
    private static bool IsShared((long Start, long End)[] places, long start, long end) =>
        places.Count(place => place.Start < end && start < place.End) > 1;

    private static void MarkUses(LoweredGraph code, List<KernelCall> calls, List<SlotGroup> groups, List<AuxiliaryPiece> auxiliaries)
    {
        Dictionary<SlotKey, SlotGroup> byKey = ByKey(groups);
        Dictionary<string, AuxiliaryPiece> byName = auxiliaries.ToDictionary(piece => piece.Operand.Identifier);
        byKey[new(code.Graph.InputNode.Name, IsGradient: false)].Use(-1);
        for (int call = 0; call < calls.Count; call++)
        {
            foreach (SlotOperand slot in calls[call].Slots)
            {
                byKey[slot.Key].Use(call);
            }

            foreach (AuxiliaryOperand auxiliary in calls[call].Auxiliaries)
            {
                byName[auxiliary.Identifier].Use(call);
            }
        }

        // The caller reads the prediction after the last call; a training pass has copied it out by then.
        if (byKey.TryGetValue(new(code.Graph.Output, IsGradient: false), out SlotGroup? output))
        {
            output.Use(calls.Count);
        }
    }

    /// <summary>A copy whose two sides became one piece of memory is no call, and a layer without a call is no method.</summary>
    private static LoweredGraph RemoveCopies(LoweredGraph code, List<SlotGroup> groups)
    {
        Dictionary<SlotKey, SlotGroup> byKey = ByKey(groups);
        return code with { Forward = Keep(code.Forward), Backward = Keep(code.Backward) };

        ImmutableArray<LayerMethod> Keep(ImmutableArray<LayerMethod> methods) =>
            [.. methods
                .Select(method => method with { Calls = [.. method.Calls.Where(call => !IsWithinOneGroup(call))] })
                .Where(method => method.Calls.Length > 0)];

        bool IsWithinOneGroup(KernelCall call) => call.IsCopy && call.Slots.Select(slot => byKey[slot.Key]).Distinct().Count() == 1;
    }
}
