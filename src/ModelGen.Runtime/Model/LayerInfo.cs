namespace ModelGen;

/// <summary>One declared layer of a model, as plain values: what another format needs to know to compute the same.</summary>
/// <remarks>Properties that a kind of layer does not have keep their defaults.</remarks>
public sealed record LayerInfo
{
    /// <summary>The attribute's name without its suffix: <c>Conv2D</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the layer's name as in summaries and weight files: <c>conv2d_1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sample that it takes: (height, width, channels), (rows, channels) or (features).</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>One sample that it gives.</summary>
    public required IReadOnlyList<int> OutputShape { get; init; }

    /// <summary>The names of its tensors in <see cref="ModelInfo.Parameters"/>: the kernel and, if it has one, the bias.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The function of an <c>Activation</c> layer, or what a layer with a kernel applies to its sums.</summary>
    public Activation Activation { get; init; }

    /// <summary>The window of a convolution or pool; null for other kinds.</summary>
    public WindowInfo? Window { get; init; }

    /// <summary>Groups of channels of a <c>Conv2D</c> that do not see each other.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The part of the numbers that a <c>Dropout</c> drops in training.</summary>
    public float Rate { get; init; }

    /// <summary>The factor of a <c>Rescaling</c>.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Gets the offset that a <c>Rescaling</c> adds after the factor.</summary>
    public float Offset { get; init; }
}
