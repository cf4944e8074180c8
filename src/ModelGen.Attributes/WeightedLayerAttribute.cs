namespace ModelGen;

/// <summary>What every layer with a kernel and a bias takes. Defaults are Keras's.</summary>
public abstract class WeightedLayerAttribute : LayerAttribute
{
    /// <summary>Applied to the layer's output.</summary>
    public Activation Activation { get; set; } = Activation.Linear;

    /// <summary>Whether a bias, one number an output channel, is added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel starts.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>How the bias starts.</summary>
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
