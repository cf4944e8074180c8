using System;
using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>Memory that a layer's kernels have for themselves.</summary>
internal sealed class AuxiliaryPiece(AuxiliaryOperand operand) : Piece
{
    public AuxiliaryOperand Operand => operand;

    protected override long FloatsOf(int samples) => operand.Kind == AuxiliaryKind.Scratch
        ? operand.Size
        : ((operand.Size * samples) + sizeof(float) - 1) / sizeof(float);

    /// <summary>One piece for each name that a call uses.</summary>
    public static List<AuxiliaryPiece> Collect(IEnumerable<KernelCall> calls) =>
        [.. calls.SelectMany(call => call.Auxiliaries).GroupBy(use => use.Identifier).Select(uses => new AuxiliaryPiece(One(uses)))];

    private static AuxiliaryOperand One(IGrouping<string, AuxiliaryOperand> uses)
    {
        AuxiliaryOperand first = uses.First();
        return uses.All(use => use with { Writes = first.Writes } == first)
            ? first
            : throw new InvalidOperationException($"The calls of {first.Node} disagree about the size of {uses.Key}.");
    }
}
