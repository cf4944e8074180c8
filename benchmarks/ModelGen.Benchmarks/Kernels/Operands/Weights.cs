using ModelGen.Memory;

namespace ModelGen.Benchmarks;

/// <summary>A tensor of weights on a boundary of its own, as the runtime lays them out: noise.</summary>
internal sealed class Weights
{
    private readonly Arena memory;

    public Weights(int length)
    {
        memory = new(length);
        Noise.Fill(memory.Span);
    }

    public Span<float> Span => memory.Span;
}
