using System;

namespace ModelGen;

/// <summary>The shape of one sample, without the batch: <c>[Input(784)]</c> or <c>[Input(28, 28, 1)]</c> for (height, width, channels).</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The dimensions, each at least 1; channels last.</summary>
    public int[] Shape { get; } = shape;
}
