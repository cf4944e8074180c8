using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>A range of a pass's arena that a layer's kernels have for themselves.</summary>
/// <param name="Offset">First float, a multiple of the alignment.</param>
/// <param name="Length">Floats of all samples that it has room for.</param>
/// <param name="Samples">How many that is: a micro-batch, or what a stage sees at a time.</param>
internal sealed record AuxiliarySlot(AuxiliaryOperand Operand, int Offset, int Length, int Samples);
