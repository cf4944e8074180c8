namespace ModelGen.Generator.Lowering;

/// <summary>Specifies when a layer's method runs.</summary>
internal enum Phase
{
    /// <summary>Once a training step for all lanes, and once for all predictions: rearranges weights.</summary>
    Prepare,

    /// <summary>Input to output, once a micro-batch.</summary>
    Forward,

    /// <summary>Output gradient to input gradient and weight gradients, once a micro-batch.</summary>
    Backward,

    /// <summary>Once a lane, after its last micro-batch: gradients from what backward has summed in another form.</summary>
    Finish,
}
