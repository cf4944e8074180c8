namespace ModelGen;

/// <summary>Fully connected: y = activation(x kernel + bias). (I) -> (O); kernel (I, O), bias (O).</summary>
public sealed class DenseAttribute(int units) : WeightedLayerAttribute
{
    /// <summary>The outputs, at least 1.</summary>
    public int Units { get; } = units;
}
