using ModelGen.Memory;

namespace ModelGen.Tests.Inference;

/// <summary>y = x, at most 8 samples a pass, and a note of every pass.</summary>
internal sealed class CountingModel(long multiplyAdds = 0) : Model(Describe(multiplyAdds), seed: 0)
{
    private readonly Lock gate = new();
    private readonly List<(float First, int Samples, int Thread)> passes = [];

    /// <summary>The first sample's input, the number of samples and the thread of each pass, in the order of the inputs.</summary>
    public IReadOnlyList<(float First, int Samples, int Thread)> Passes => [.. passes.Order()];

    /// <summary>What a pass does beside.</summary>
    public Action<float>? OnPass { get; set; }

    protected override void Infer(in InferencePass pass)
    {
        lock (gate)
        {
            passes.Add((pass.Inputs[0], pass.Samples, Environment.CurrentManagedThreadId));
        }

        OnPass?.Invoke(pass.Inputs[0]);
        pass.Inputs.CopyTo(pass.Outputs);
    }

    private static ModelInfo Describe(long multiplyAdds) => new()
    {
        Name = nameof(CountingModel),
        InputShape = [1],
        OutputShape = [1],
        Loss = Loss.None,
        WeightsLength = 0,
        Parameters = [],
        MultiplyAdds = multiplyAdds,
        Inference = new PassInfo(MicroBatch: 8, ArenaLength: 16),
    };
}
