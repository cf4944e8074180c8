using ModelGen.Parallel;

namespace ModelGen.Benchmarks;

/// <summary>Predicts on several threads, each with its share of the samples: <see cref="Model.Predict(ReadOnlySpan{float}, Span{float})"/> uses the caller's only.</summary>
internal sealed class PredictShares(Model model, int threads) : IWork, IDisposable
{
    private readonly WorkerPool pool = new(threads);
    private float[] inputs = [];
    private float[] outputs = [];

    public void Predict(float[] inputs, float[] outputs)
    {
        (this.inputs, this.outputs) = (inputs, outputs);
        pool.Run(this, threads);
    }

    public void Invoke(int index, int worker)
    {
        Range share = FirstSample(index)..FirstSample(index + 1);
        model.Predict(Samples(inputs, share, model.Info.InputSize), Samples(outputs, share, model.Info.OutputSize));
    }

    public void Dispose() => pool.Dispose();

    private static Span<float> Samples(float[] values, Range samples, int size) =>
        values.AsSpan(samples.Start.Value * size, (samples.End.Value - samples.Start.Value) * size);

    private int FirstSample(int share) => inputs.Length / model.Info.InputSize * share / threads;
}
