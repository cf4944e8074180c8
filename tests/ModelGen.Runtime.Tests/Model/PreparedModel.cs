using ModelGen.Memory;

namespace ModelGen.Tests.Inference;

/// <summary>
/// y = (w x, v x), where v is what inference prepared from w, which is w again: the second output shows how old the prepared
/// weights are. One weight, one sample a pass; it learns by the mean squared error.
/// </summary>
internal sealed class PreparedModel() : TrainableModel(Description, seed: 0)
{
    private int preparations;

    /// <summary>How often weights were prepared.</summary>
    public int Preparations => Volatile.Read(ref preparations);

    /// <summary>What a preparation does before anything else.</summary>
    public Action? OnPrepare { get; set; }

    private static ModelInfo Description { get; } = new()
    {
        Name = nameof(PreparedModel),
        InputShape = [1],
        OutputShape = [2],
        Loss = Loss.MeanSquaredError,
        WeightsLength = 16,
        InferencePreparedLength = 1,
        Parameters =
        [
            new()
            {
                Name = "dense_1.kernel", Layer = "dense_1", Shape = [1, 1], Offset = 0, Length = 1,
                Initializer = Initializer.Ones, FanIn = 1, FanOut = 1,
            },
        ],
        Inference = new PassInfo(MicroBatch: 1, ArenaLength: 16),
        Training = new PassInfo(MicroBatch: 1, ArenaLength: 16),
    };

    /// <summary>Both outputs of the sample 1: the weight itself, and the prepared one.</summary>
    public (float Weight, float Prepared) Weigh()
    {
        Span<float> outputs = stackalloc float[2];
        Predict([1f], outputs);
        return (outputs[0], outputs[1]);
    }

    public byte[] Saved()
    {
        using MemoryStream stream = new();
        Save(stream);
        return stream.ToArray();
    }

    protected override void PrepareInference(ReadOnlySpan<float> weights, Span<float> prepared)
    {
        Interlocked.Increment(ref preparations);
        OnPrepare?.Invoke();
        prepared[0] = weights[0];
    }

    protected override void Infer(in InferencePass pass)
    {
        pass.Outputs[0] = pass.Weights[0] * pass.Inputs[0];
        pass.Outputs[1] = pass.Prepared[0] * pass.Inputs[0];
    }

    protected override FeatureMap TrainingInput(Span<float> arena) => new(arena[..1], 1, 1, 1);

    protected override int PrepareParts => 0;

    protected override void Prepare(int part, ReadOnlySpan<float> weights, Span<float> prepared)
    {
    }

    protected override double Forward(in TrainingPass pass)
    {
        pass.Outputs.Fill(pass.Weights[0] * pass.Arena[0]);
        double error = pass.Outputs[0] - pass.Targets[0];
        return error * error;
    }

    protected override void Backward(in TrainingPass pass) =>
        pass.Gradients[0] += pass.Scale * 2 * (pass.Outputs[0] - pass.Targets[0]) * pass.Arena[0];
}
