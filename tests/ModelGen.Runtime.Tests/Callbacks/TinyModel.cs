namespace ModelGen.Tests;

/// <summary>Two layers of a few weights, enough for callbacks to look at.</summary>
internal sealed class TinyModel() : TrainableModel(Description, seed: 0)
{
    private static ModelInfo Description { get; } = new()
    {
        Name = nameof(TinyModel),
        InputShape = [3],
        OutputShape = [2],
        Loss = Loss.MeanSquaredError,
        WeightsLength = 48,
        Parameters = [Parameter("dense_1", "kernel", offset: 0, 3, 4), Parameter("dense_1", "bias", offset: 16, 4), Parameter("dense_2", "kernel", offset: 32, 4, 2)],
        Inference = new PassInfo(1, 16),
    };

    private static ParameterInfo Parameter(string layer, string role, int offset, params int[] shape) => new()
    {
        Name = $"{layer}.{role}",
        Layer = layer,
        Shape = shape,
        Offset = offset,
        Length = shape.Aggregate(1, (length, size) => length * size),
        Initializer = Initializer.Zeros,
        FanIn = shape[0],
        FanOut = shape[^1],
    };
}
