namespace ModelGen;

/// <summary>Holds the generator's decisions about a model as numbers: shapes, memory and parameters. Each class has one instance.</summary>
public sealed record ModelInfo
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>One input sample: (height, width, channels) or (features).</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>The largest value of the data that <c>[Input(Maximum = ...)]</c> declares, of which the smallest is 0; 0 where it is not known.</summary>
    public float InputMaximum { get; init; }

    /// <summary>One output sample.</summary>
    public required IReadOnlyList<int> OutputShape { get; init; }

    /// <summary>The loss that training minimises.</summary>
    public required Loss Loss { get; init; }

    /// <summary>Floats of all weights, alignment gaps included.</summary>
    public required int WeightsLength { get; init; }

    /// <summary>The named tensors, in layer order.</summary>
    public required IReadOnlyList<ParameterInfo> Parameters { get; init; }

    /// <summary>Products and sums of one prediction.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>The inference plan's memory.</summary>
    public required PassInfo Inference { get; init; }

    /// <summary>The training plan's memory; null without a loss.</summary>
    public PassInfo? Training { get; init; }

    /// <summary>Floats of weights that a training step rearranges once for all lanes (transposed and transformed kernels).</summary>
    public int PreparedLength { get; init; }

    /// <summary>Floats of a lane's gradients: those of all weights, and behind them what backward sums in another form.</summary>
    public int GradientsLength { get; init; }

    /// <summary>Floats that inference makes of the weights, once for all predictions (transformed kernels).</summary>
    public int InferencePreparedLength { get; init; }

    /// <summary>Floats of one input sample.</summary>
    public int InputSize => Product(InputShape);

    /// <summary>Floats of one output sample.</summary>
    public int OutputSize => Product(OutputShape);

    /// <summary>Floats of one sample's target: 1 (the class number) for sparse losses, else as many as the output.</summary>
    public int TargetSize => Loss == Loss.SparseCategoricalCrossentropy ? 1 : OutputSize;

    private static int Product(IReadOnlyList<int> shape)
    {
        int product = 1;
        for (int i = 0; i < shape.Count; i++)
        {
            product *= shape[i];
        }

        return product;
    }
}
