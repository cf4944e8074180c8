using ModelGen.Memory;

namespace ModelGen.Training;

/// <summary>The samples of one step, with room for what the lanes exchange about them. Lanes touch disjoint samples.</summary>
internal sealed class Batch
{
    private const string Repair = "Use a smaller batch.";

    private readonly Dataset data;
    private readonly int outputSize;
    private readonly int targetSize;
    private readonly float[] outputs;
    private readonly float[] targets;
    private readonly float[] sampleWeights;
    private readonly float[]? classWeights;
    private readonly Arena prepared;
    private ReadOnlyMemory<int> order;

    /// <param name="classWeights">A factor on the loss of each class; null for 1.</param>
    public Batch(ModelInfo info, Dataset data, int capacity, float[]? classWeights)
    {
        this.data = data;
        this.classWeights = classWeights;
        outputSize = info.OutputSize;
        targetSize = info.TargetSize;
        outputs = new float[FloatCount.Of(capacity, outputSize, "The outputs of a batch", Repair)];
        targets = new float[FloatCount.Of(capacity, targetSize, "The targets of a batch", Repair)];
        sampleWeights = classWeights is null ? [] : new float[capacity];
        prepared = new Arena(info.PreparedLength);
    }

    public int Count { get; private set; }

    public ulong Seed { get; private set; }

    /// <summary>The optimizer step; negative in evaluation.</summary>
    public long Step { get; private set; }

    public Span<float> Prepared => prepared.Span;

    /// <summary>Everything that metrics look at, once the lanes are done.</summary>
    public Predictions Predictions => new()
    {
        Outputs = Outputs(0, Count),
        Targets = Targets(0, Count),
        SampleWeights = SampleWeights(0, Count),
        Samples = Count,
        OutputSize = outputSize,
        TargetSize = targetSize,
    };

    /// <summary>Begins a step over the samples with these numbers.</summary>
    public void Begin(ReadOnlyMemory<int> samples, ulong seed, long step)
    {
        order = samples;
        Count = samples.Length;
        Seed = seed;
        Step = step;
    }

    public void CopyInput(int place, FeatureMap map, int sample) => data.CopyInput(order.Span[place], map, sample);

    public void CopyTarget(int place)
    {
        int sample = order.Span[place];
        data.CopyTarget(sample, targets.AsSpan(place * targetSize, targetSize));
        if (classWeights is not null)
        {
            sampleWeights[place] = classWeights[data.ClassOf(sample)];
        }
    }

    public Span<float> Outputs(int first, int count) => outputs.AsSpan(first * outputSize, count * outputSize);

    public ReadOnlySpan<float> Targets(int first, int count) => targets.AsSpan(first * targetSize, count * targetSize);

    public ReadOnlySpan<float> SampleWeights(int first, int count) => classWeights is null ? [] : sampleWeights.AsSpan(first, count);
}
