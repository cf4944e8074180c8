using ModelGen.Memory;

namespace ModelGen.Tests.Checkpoints;

/// <summary>Takes the tiny model's data, has other weights and never runs.</summary>
internal sealed class WiderModel() : TrainableModel(Description, seed: 1)
{
    private static ModelInfo Description { get; } = new()
    {
        Name = nameof(WiderModel),
        InputShape = [3],
        OutputShape = [2],
        Loss = Loss.MeanSquaredError,
        WeightsLength = 32,
        Parameters = [Parameter("dense_1.kernel", 0, 6, 3), Parameter("dense_1.bias", 18, 2)],
        Inference = new PassInfo(1, 16),
        Training = new PassInfo(1, 16),
    };

    protected override int PrepareParts => 0;

    protected override void Infer(in InferencePass pass) => throw new NotSupportedException();

    protected override FeatureMap TrainingInput(Span<float> arena) => throw new NotSupportedException();

    protected override void Prepare(int part, ReadOnlySpan<float> weights, Span<float> prepared) => throw new NotSupportedException();

    protected override double Forward(in TrainingPass pass) => throw new NotSupportedException();

    protected override void Backward(in TrainingPass pass) => throw new NotSupportedException();

    private static ParameterInfo Parameter(string name, int offset, params int[] shape) => new()
    {
        Name = name,
        Layer = "dense_1",
        Shape = shape,
        Offset = offset,
        Length = shape.Aggregate(1, (length, size) => length * size),
        Initializer = Initializer.Zeros,
        FanIn = 1,
        FanOut = 1,
    };
}
