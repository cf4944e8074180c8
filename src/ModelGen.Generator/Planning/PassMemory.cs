using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Planning;

/// <summary>The pieces of memory that a pass needs, and from which call to which each is in use.</summary>
internal sealed class PassMemory
{
    private readonly LoweredGraph code;
    private readonly List<KernelCall> calls;
    private readonly Dictionary<SlotKey, SlotGroup> byKey;
    private readonly Dictionary<string, AuxiliaryPiece> byName;

    private PassMemory(LoweredGraph code)
    {
        this.code = code;
        calls = [.. code.Forward.Concat(code.Backward).SelectMany(method => method.Calls)];
        Groups = SlotGrouping.Group(code, calls);
        Auxiliaries = AuxiliaryPiece.Collect(calls);
        Pieces = [.. Groups, .. Auxiliaries];
        byKey = Groups.SelectMany(group => group.Members.Select(member => (member.Key, Group: group))).ToDictionary(entry => entry.Key, entry => entry.Group);
        byName = Auxiliaries.ToDictionary(piece => piece.Operand.Identifier);
    }

    public List<SlotGroup> Groups { get; }

    public List<AuxiliaryPiece> Auxiliaries { get; }

    public List<Piece> Pieces { get; }

    public SlotGroup this[SlotKey key] => byKey[key];

    /// <summary>
    /// True if the pass reads its inputs in the caller's memory: they need no border, nothing writes to them, and they are
    /// not themselves the prediction. Otherwise, and in training, where samples are gathered from a data set, they are
    /// copied.
    /// </summary>
    public bool ReadsInputsInPlace { get; private set; }

    public static PassMemory Of(LoweredGraph code)
    {
        PassMemory memory = new(code);
        memory.byKey[new(code.Graph.InputNode.Name, IsGradient: false)].Use(-1);
        for (int call = 0; call < memory.calls.Count; call++)
        {
            foreach (Piece piece in memory.Touched(memory.calls[call]))
            {
                piece.Use(call);
            }
        }

        // The caller reads the prediction after the last call; a training pass has copied it out by then.
        if (memory.byKey.TryGetValue(new(code.Graph.Output, IsGradient: false), out SlotGroup? output))
        {
            output.Use(memory.calls.Count);
        }

        SlotGroup input = memory.byKey[new(code.Graph.InputNode.Name, IsGradient: false)];
        if (code.Graph.OutputNode.Operation is not LossOperation && input.Halo == Halo.None && input != output
            && !memory.calls.Any(call => !memory.IsWithinOneGroup(call) && call.Slots.Any(slot => slot.Writes && memory[slot.Key] == input)))
        {
            memory.ReadsInputsInPlace = true;
            memory.Pieces.Remove(input);
        }

        return memory;
    }

    /// <summary>True if a call copies a block to itself and can be dropped.</summary>
    public bool IsWithinOneGroup(KernelCall call) => call.IsCopy && call.Slots.Select(slot => byKey[slot.Key]).Distinct().Count() == 1;

    /// <summary>True if a group is the caller's memory.</summary>
    public bool IsOutside(SlotGroup group) => ReadsInputsInPlace && group == byKey[new(code.Graph.InputNode.Name, IsGradient: false)];

    /// <summary>Floats of one sample in those slots that the pass has, memory that they share counted once.</summary>
    public long SampleFloats(IEnumerable<SlotKey> slots) => slots
        .Select(slot => byKey.TryGetValue(slot, out SlotGroup? group) ? group : null)
        .Distinct()
        .Sum(group => group?.SampleSize ?? 0);

    /// <summary>
    /// A piece that only one half of one stage touches has room for the samples that the stage sees at a time. Any other holds
    /// the whole micro-batch, and keeps it from the first to the last turn of each stage that touches it.
    /// </summary>
    public void KeepWithin(ImmutableArray<Stage> stages, int microBatch)
    {
        List<(Stage Stage, int First, int Last)> runs = Runs(stages);
        ILookup<Piece, (Stage Stage, int First, int Last)> touching = runs
            .SelectMany(run => calls.Skip(run.First).Take(run.Last - run.First + 1).SelectMany(Touched).Distinct().Select(piece => (piece, run)))
            .ToLookup(use => use.piece, use => use.run);
        foreach (Piece piece in Pieces.Where(piece => piece is not AuxiliaryPiece { Operand.Kind: AuxiliaryKind.Scratch }))
        {
            bool isOutside = piece.FirstUse < 0 || piece.LastUse >= calls.Count;
            if (!isOutside && touching[piece].Count() == 1)
            {
                piece.MostSamples = touching[piece].First().Stage.Samples;
                continue;
            }

            foreach ((_, int first, int last) in touching[piece].Where(run => run.Stage.Samples < microBatch))
            {
                piece.Use(first);
                piece.Use(last);
            }
        }
    }

    /// <summary>The halves of each stage, with the numbers of their first and last call.</summary>
    private List<(Stage Stage, int First, int Last)> Runs(ImmutableArray<Stage> stages)
    {
        List<(Stage Stage, int First, int Last)> runs = [];
        int call = 0;
        foreach ((Stage stage, ImmutableArray<LayerMethod> methods) in stages.Select(stage => (stage, code.Forward))
            .Concat(stages.Reverse().Select(stage => (stage, code.Backward))))
        {
            int count = methods.Where(method => stage.Contains(code.Graph.IndexOf(method.Node.Name))).Sum(method => method.Calls.Length);
            if (count > 0)
            {
                runs.Add((stage, call, call + count - 1));
                call += count;
            }
        }

        return runs;
    }

    private IEnumerable<Piece> Touched(KernelCall call) =>
        call.Slots.Select(slot => (Piece)byKey[slot.Key]).Concat(call.Auxiliaries.Select(auxiliary => byName[auxiliary.Identifier]));
}
