namespace ModelGen;

/// <summary>x * scale + offset, for instance <c>[Rescaling(1 / 255.0)]</c> for bytes. The shape stays.</summary>
public sealed class RescalingAttribute(double scale, double offset = 0) : LayerAttribute
{
    /// <summary>The factor.</summary>
    public double Scale { get; } = scale;

    /// <summary>Added after the factor.</summary>
    public double Offset { get; } = offset;
}
