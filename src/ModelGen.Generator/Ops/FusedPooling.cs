using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Ops;

/// <summary>The max pooling that a convolution does as it stores.</summary>
/// <param name="Pool">The pooling's node.</param>
/// <param name="KeepsIndex">Whether backward asks where in its window each maximum was.</param>
internal sealed record FusedPooling(string Pool, string Identifier, Shape Shape, bool KeepsIndex)
{
    public string ShapeStruct => Identifier + "Shape";

    /// <summary>The pooled value.</summary>
    public Operand Y => new SlotOperand(new(Pool, IsGradient: false), Identifier, Halo.None, Writes: true);

    public Operand Index => KeepsIndex
        ? new AuxiliaryOperand(Pool, Identifier + MaxPool2D.IndexRole, AuxiliaryKind.Saved, Shape.Size, Writes: true)
        : Operand.Constant("default");
}
