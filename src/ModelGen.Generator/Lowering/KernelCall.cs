using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ModelGen.Generator.Lowering;

/// <summary>One statement of generated code.</summary>
/// <param name="Method">Class and method of a kernel: <c>Conv2D.Forward</c>.</param>
/// <param name="TypeArguments">The shape struct, the activation.</param>
/// <param name="AddsLoss">Whether it returns a summand of the loss.</param>
internal sealed record KernelCall(
    string Method, ImmutableArray<string> TypeArguments, ImmutableArray<Operand> Operands, bool AddsLoss = false)
{
    public IEnumerable<SlotOperand> Slots => Operands.OfType<SlotOperand>();

    public IEnumerable<AuxiliaryOperand> Auxiliaries => Operands.OfType<AuxiliaryOperand>();

    /// <summary>A call that only moves values between two layouts; it falls away where both slots are the same memory.</summary>
    public bool IsCopy { get; init; }

    /// <summary>A call that only zeroes the border of its slot.</summary>
    public bool ClearsBorder { get; init; }
}
