using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>A range of a pass's arena that a layer's kernels have for themselves.</summary>
/// <param name="Offset">First float, a multiple of the alignment.</param>
/// <param name="Length">Floats, for a whole micro-batch.</param>
internal sealed record AuxiliarySlot(AuxiliaryOperand Operand, int Offset, int Length);
