namespace ModelGen;

/// <summary>An activation as a layer of its own. The shape stays.</summary>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function.</summary>
    public Activation Activation { get; } = activation;
}
