namespace ModelGen.Benchmarks;

/// <summary>One batch in memory to probabilities.</summary>
internal sealed class InferenceContender : OurContender
{
    private readonly Model model;
    private readonly float[] inputs;
    private readonly float[] outputs;

    public InferenceContender(Network network, int batchSize, int threads)
        : base(threads)
    {
        model = network.Create();
        inputs = new float[batchSize * model.Info.InputSize];
        Noise.Fill(inputs);
        outputs = new float[batchSize * model.Info.OutputSize];
    }

    public override void Dispose()
    {
    }

    protected override void Step() => model.Predict(inputs, outputs, Threads);
}
