using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>A range of a pass's arena under the name of a value or of its gradient.</summary>
/// <param name="Offset">First float, a multiple of the alignment.</param>
/// <param name="Length">Floats of all samples that it has room for, halos included.</param>
/// <param name="Samples">How many that is: a micro-batch, or what a stage sees at a time.</param>
/// <param name="IsOutside">Whether the caller has it: the inputs of a pass that reads them where they are. Then it has no place.</param>
/// <param name="SharesMemoryOf">Another slot with the same values under another shape; null for a slot of its own.</param>
internal sealed record Slot(
    SlotKey Key, string Identifier, Shape Shape, Halo Halo, int Offset, int Length, int Samples, bool IsOutside, string? SharesMemoryOf);
