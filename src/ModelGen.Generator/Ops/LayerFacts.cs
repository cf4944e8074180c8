namespace ModelGen.Generator.Ops;

/// <summary>A layer's arguments as the runtime's LayerInfo tells them to exporters.</summary>
internal sealed record LayerFacts(
    Activation Activation = Activation.Linear, Window? Window = null, int Groups = 1, float Rate = 0, float Scale = 1, float Offset = 0)
{
    public static readonly LayerFacts None = new();
}
