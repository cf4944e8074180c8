using ModelGen.Generator.Graph;

namespace ModelGen.Generator.Lowering;

/// <summary>A range of the arena: the value of a node, or the gradient of that value.</summary>
internal readonly record struct SlotKey(string Node, bool IsGradient);

/// <param name="Halo">The zero border that the kernel relies on.</param>
/// <param name="Writes">Whether the call gives the slot a new value.</param>
/// <param name="IsFlat">Whether the kernel takes plain floats instead of a feature map; there can be no halo then.</param>
internal sealed record SlotOperand(SlotKey Key, string Identifier, Halo Halo, bool Writes, bool IsFlat = false)
    : Operand(LocalOf(Key), $"{LocalOf(Key)}.{Identifier}{(IsFlat ? $".Flat({Variables.Samples})" : "")}")
{
    public SlotOperand Flat() => new(Key, Identifier, Halo, Writes, IsFlat: true);

    private static string LocalOf(SlotKey key) => key.IsGradient ? Variables.Gradients : Variables.Activations;
}
