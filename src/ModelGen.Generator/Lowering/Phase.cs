namespace ModelGen.Generator.Lowering;

/// <summary>When a layer's method runs.</summary>
internal enum Phase
{
    /// <summary>Once a training step: rearranges weights for all lanes.</summary>
    Prepare,

    /// <summary>Input to output, once a micro-batch.</summary>
    Forward,

    /// <summary>Output gradient to input gradient and weight gradients, once a micro-batch.</summary>
    Backward,
}
