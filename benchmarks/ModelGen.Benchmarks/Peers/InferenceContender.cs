namespace ModelGen.Benchmarks;

/// <summary>One batch in memory to probabilities.</summary>
internal sealed class InferenceContender : OurContender
{
    private readonly Model model;
    private readonly float[] inputs;
    private readonly float[] outputs;
    private readonly PredictShares shares;

    public InferenceContender(Network network, int batchSize, int threads)
        : base(threads)
    {
        model = network.Create();
        inputs = new float[batchSize * model.Info.InputSize];
        Noise.Fill(inputs);
        outputs = new float[batchSize * model.Info.OutputSize];
        shares = new(model, threads);
    }

    public override void Dispose() => shares.Dispose();

    protected override void Step()
    {
        if (Threads == 1)
        {
            model.Predict(inputs, outputs);
        }
        else
        {
            shares.Predict(inputs, outputs);
        }
    }
}
