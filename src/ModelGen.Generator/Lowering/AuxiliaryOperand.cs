namespace ModelGen.Generator.Lowering;

/// <summary>Specifies the lifetime and the size of memory that a layer's kernels have for themselves.</summary>
internal enum AuxiliaryKind
{
    /// <summary>A fixed number of floats, whatever the number of samples; in use during one layer method.</summary>
    Scratch,

    /// <summary>Bytes for each sample, which a layer's forward writes for its backward.</summary>
    Saved,
}

/// <summary>Memory that a layer's kernels have for themselves, beside the values and gradients that layers exchange.</summary>
/// <param name="Node">The layer's node.</param>
/// <param name="Identifier">As in generated code: <c>Conv2D2ForwardTiles</c>, <c>MaxPool2D1Index</c>.</param>
/// <param name="Size">Floats of scratch; bytes a sample of what is saved.</param>
/// <param name="Writes">Whether the call gives it new contents.</param>
internal sealed record AuxiliaryOperand(string Node, string Identifier, AuxiliaryKind Kind, long Size, bool Writes)
    : Operand(Variables.Auxiliary, $"{Variables.Auxiliary}.{Identifier}");
