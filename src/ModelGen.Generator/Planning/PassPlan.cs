using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Everything decided about one pass: its calls, its slots and how many samples it sees at a time.</summary>
/// <param name="Prepared">Weights rearranged for the pass.</param>
/// <param name="Auxiliaries">What kernels have for themselves, in the order of their first use.</param>
/// <param name="ArenaLength">Floats of the arena, for a whole micro-batch.</param>
/// <param name="UnsharedLength">Floats if all of them had memory of its own.</param>
internal sealed record PassPlan(
    LoweredGraph Code, WeightLayout Prepared, ImmutableArray<Slot> Slots, ImmutableArray<AuxiliarySlot> Auxiliaries, int MicroBatch, int ArenaLength, long UnsharedLength)
{
    public Slot this[SlotKey key] => Slots.First(slot => slot.Key == key);

    /// <summary>The slot that the caller fills.</summary>
    public Slot Input => this[new(Code.Graph.InputNode.Name, false)];
}
