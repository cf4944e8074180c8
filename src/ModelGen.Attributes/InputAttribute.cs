using System;

namespace ModelGen;

/// <summary>The shape of one sample, without the batch: <c>[Input(784)]</c> or <c>[Input(28, 28, 1)]</c> for (height, width, channels).</summary>
// A model has one; that the compiler lets several through leaves the word to MG0038.
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The dimensions, each at least 1; channels last.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The largest value of the data as the model gets it, of which the smallest is 0: 255 for bytes. The compiler then warns
    /// where no <c>[Rescaling]</c> brings it near 1, and <c>Fit</c> and <c>Evaluate</c> refuse data outside 0 to Maximum, or all
    /// far below Maximum. 0, the default, where it is not known. A dataset from bytes is scaled to 1 unless its scale says
    /// otherwise: then there is nothing to declare.
    /// </summary>
    public double Maximum { get; set; }
}
