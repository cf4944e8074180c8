namespace ModelGen;

/// <summary>Defines the options of every layer with a kernel and a bias. Defaults are Keras's.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>Applied to the layer's output.</summary>
    public Activation Activation { get; set; } = Activation.Linear;

    /// <summary>Gets or sets a value indicating whether a bias, one value per output channel, is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Gets or sets the initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>Gets or sets the initializer of the bias.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>Adds <c>KernelL1 * sum |w|</c> over the kernel to the loss.</summary>
    public float KernelL1 { get; set; }

    /// <summary>Adds <c>KernelL2 * sum w^2</c> over the kernel to the loss.</summary>
    public float KernelL2 { get; set; }

    /// <summary>Adds <c>BiasL1 * sum |b|</c> over the bias to the loss.</summary>
    public float BiasL1 { get; set; }

    /// <summary>Adds <c>BiasL2 * sum b^2</c> over the bias to the loss.</summary>
    public float BiasL2 { get; set; }

    /// <summary>Adds <c>ActivityL1 * sum |y|</c> over the layer's output, divided by the batch size, to the loss.</summary>
    public float ActivityL1 { get; set; }

    /// <summary>Adds <c>ActivityL2 * sum y^2</c> over the layer's output, divided by the batch size, to the loss.</summary>
    public float ActivityL2 { get; set; }
}
