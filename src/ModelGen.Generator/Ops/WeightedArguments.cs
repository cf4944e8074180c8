namespace ModelGen.Generator.Ops;

/// <summary>The arguments that every layer with a kernel and a bias takes; see WeightedLayerAttribute.</summary>
internal sealed record WeightedArguments(
    Activation Activation,
    bool UseBias,
    Initializer KernelInitializer,
    Initializer BiasInitializer,
    float KernelL1,
    float KernelL2,
    float BiasL1,
    float BiasL2,
    float ActivityL1,
    float ActivityL2)
{
    public bool RegularizesActivity => ActivityL1 > 0 || ActivityL2 > 0;

    public static WeightedArguments Read(LayerReader reader) => new(
        reader.Choice("Activation", Activation.Linear),
        reader.Flag("UseBias", true),
        reader.Choice("KernelInitializer", Initializer.GlorotUniform),
        reader.Choice("BiasInitializer", Initializer.Zeros),
        reader.NotNegative("KernelL1"),
        reader.NotNegative("KernelL2"),
        reader.NotNegative("BiasL1"),
        reader.NotNegative("BiasL2"),
        reader.NotNegative("ActivityL1"),
        reader.NotNegative("ActivityL2"));
}
