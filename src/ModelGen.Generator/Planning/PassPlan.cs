using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Everything decided about one pass: its calls, its slots and how many samples it sees at a time.</summary>
/// <param name="Prepared">Weights rearranged for the pass.</param>
/// <param name="Auxiliaries">What kernels have for themselves, in the order of their first use.</param>
/// <param name="Stages">In the order of the forward pass; one where all layers see the whole micro-batch.</param>
/// <param name="ArenaLength">Floats of the arena, for a whole micro-batch.</param>
/// <param name="UnsharedLength">Floats if all of them had memory of its own.</param>
internal sealed record PassPlan(
    LoweredGraph Code, WeightLayout Prepared, ImmutableArray<Slot> Slots, ImmutableArray<AuxiliarySlot> Auxiliaries,
    int MicroBatch, ImmutableArray<Stage> Stages, int ArenaLength, long UnsharedLength)
{
    public Slot this[SlotKey key] => Slots.First(slot => slot.Key == key);

    /// <summary>True if the stages take their samples from slots that hold the whole micro-batch.</summary>
    public bool HasSharedSlots(bool isGradient) =>
        Stages.Length > 1 && Slots.Any(slot => slot.Key.IsGradient == isGradient && slot.Samples == MicroBatch && !slot.IsOutside);

    /// <summary>
    /// True if forward saves values for backward in slots that hold the whole micro-batch; see <see
    /// cref="HasSharedSlots"/>.
    /// </summary>
    public bool HasSharedAuxiliaries =>
        Stages.Length > 1 && Auxiliaries.Any(slot => slot.Operand.Kind == AuxiliaryKind.Saved && slot.Samples == MicroBatch);

    /// <summary>The methods of a stage, in the order in which it runs them.</summary>
    public ImmutableArray<LayerMethod> Within(Stage stage, ImmutableArray<LayerMethod> methods) =>
        [.. methods.Where(method => stage.Contains(Code.Graph.IndexOf(method.Node.Name)))];

    /// <summary>The slot of the inputs, which the caller fills or has.</summary>
    public Slot Input => this[new(Code.Graph.InputNode.Name, false)];
}
