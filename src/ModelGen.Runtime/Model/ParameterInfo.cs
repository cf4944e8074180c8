namespace ModelGen;

/// <summary>One named tensor of weights: where it lies, how it starts and what the loss adds for it.</summary>
public sealed record ParameterInfo
{
    /// <summary>Layer and role, as in weight files: <c>conv2d_1.kernel</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the layer it belongs to: <c>conv2d_1</c>.</summary>
    public required string Layer { get; init; }

    /// <summary>Its dimensions, in Keras's order: (kernel height, kernel width, input channels, output channels), (inputs, outputs), (outputs).</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Its first float in <see cref="Model.Weights"/>.</summary>
    public required int Offset { get; init; }

    /// <summary>Its floats: the product of <see cref="Shape"/>.</summary>
    public required int Length { get; init; }

    /// <summary>Gets the initializer.</summary>
    public required Initializer Initializer { get; init; }

    /// <summary>Inputs that one output sums over.</summary>
    public required int FanIn { get; init; }

    /// <summary>Outputs that one input reaches.</summary>
    public required int FanOut { get; init; }

    /// <summary>Adds L1 * sum |w| to the loss.</summary>
    public float L1 { get; init; }

    /// <summary>Adds L2 * sum w^2 to the loss.</summary>
    public float L2 { get; init; }
}
