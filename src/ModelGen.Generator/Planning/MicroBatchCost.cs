using System;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>
/// Estimates the cost of a micro-batch size and of each stage's samples. Few samples keep the values between layers in a
/// near cache; many share the cost of reading weights and of calls. The model counts cycles per sample for moving its data
/// and its share of the rest.
/// </summary>
/// <param name="Layers">In the order of the forward pass.</param>
/// <param name="SampleBytes">Values and gradients of one sample, each once: what backward finds again long after forward.</param>
internal sealed record MicroBatchCost(ImmutableArray<LayerTraffic> Layers, long SampleBytes)
{
    /// <summary>Beyond this many samples a kernel gains nothing.</summary>
    public const int MaxSamples = 64;

    /// <summary>Checks, pinning and the first misses of a kernel call.</summary>
    private const double CyclesPerCall = 500;

    /// <summary>Cycles a byte of the second-level cache, of the third and of memory.</summary>
    private const double NearCache = 1.0 / 32, FarCache = 1.0 / 10, Memory = 1.0 / 3;

    /// <summary>Powers of two, as most batches are: the last turn of a stage is then no shorter than the others.</summary>
    public static readonly ImmutableArray<int> Candidates = [1, 2, 4, 8, 16, 32, MaxSamples];

    private long WeightBytes { get; } = Layers.Sum(layer => layer.WeightBytes);

    /// <summary>The stages with the lowest cost, the last of them or any other with the micro-batch; of several the smallest.</summary>
    /// <param name="most">The most samples that a micro-batch may have.</param>
    /// <param name="arenaBytes">What the slots for a number of samples take.</param>
    public StageChoice Choose(MachineSpec machine, int most, Func<int, long> arenaBytes) =>
        Candidates.Where(samples => samples <= most).Select(samples => Stages(machine, samples, arenaBytes(samples))).OrderBy(choice => choice.Cycles).First();

    /// <summary>The best stages of a micro-batch, and the cycles a sample that go into more than arithmetic.</summary>
    public StageChoice Stages(MachineSpec machine, int microBatch, long arenaBytes)
    {
        // The shortest path through the layers: a layer's samples at a time, and a price for each change of them.
        int[] counts = [.. Candidates.TakeWhile(samples => samples <= microBatch)];
        double[] cycles = new double[counts.Length];
        int[][] cameFrom = new int[Layers.Length][];
        double farWeights = CyclesPerByte(machine, WeightBytes + arenaBytes) / microBatch;
        for (int layer = 0; layer < Layers.Length; layer++)
        {
            int best = Array.IndexOf(cycles, cycles.Min());
            double change = layer == 0 ? 0 : cycles[best] + Change(machine, Layers[layer - 1].HandedOnBytes, microBatch);
            cameFrom[layer] = new int[counts.Length];
            for (int i = 0; i < counts.Length; i++)
            {
                bool changes = layer > 0 && change < cycles[i];
                cameFrom[layer][i] = changes ? best : i;
                cycles[i] = (changes ? change : cycles[i]) + Run(machine, Layers[layer], counts[i], microBatch, farWeights);
            }
        }

        int at = Array.IndexOf(cycles, cycles.Min());
        int[] samples = new int[Layers.Length];
        double lowest = cycles[at];
        for (int layer = Layers.Length - 1; layer >= 0; layer--)
        {
            samples[layer] = counts[at];
            at = cameFrom[layer][at];
        }

        // One stage of all layers would reread every weight each time: just a smaller micro-batch, and no cheaper.
        if (samples.All(count => count == samples[0]))
        {
            samples = [.. samples.Select(_ => microBatch)];
            lowest = Layers.Sum(layer => Run(machine, layer, microBatch, microBatch, farWeights));
        }

        return new(microBatch, [.. samples], lowest + (SampleBytes * CyclesPerByte(machine, arenaBytes)));
    }

    /// <summary>
    /// A layer's cycles a sample. Its weights come from afar once a micro-batch, and for each further run of its stage from
    /// where they and what the largest call touches then lie.
    /// </summary>
    private static double Run(MachineSpec machine, LayerTraffic layer, int samples, int microBatch, double farWeights)
    {
        long largest = layer.CallBytes.IsEmpty ? 0 : layer.CallBytes.Max();
        double nearWeights = CyclesPerByte(machine, layer.WeightBytes + (largest * samples)) * ((1.0 / samples) - (1.0 / microBatch));
        double handedOn = layer.CallBytes.Sum(bytes => bytes * CyclesPerByte(machine, bytes * samples));
        return (layer.WeightBytes * (farWeights + nearWeights)) + handedOn + (layer.CallBytes.Length * CyclesPerCall / samples);
    }

    /// <summary>Between two stages values and gradients wait until the whole micro-batch is through: they go there and come back.</summary>
    private static double Change(MachineSpec machine, long bytes, int microBatch) =>
        2 * bytes * (CyclesPerByte(machine, bytes * microBatch) - CyclesPerByte(machine, bytes));

    /// <summary>
    /// Estimates the cycles to move a byte that lies in a block of memory of this size. Half of L2 is reserved for data
    /// that only passes through. A block of twice a cache's size gets no hits in it.
    /// </summary>
    private static double CyclesPerByte(MachineSpec machine, long bytes) =>
        NearCache + (Beyond(bytes, machine.SecondLevelCache / 2) * (FarCache - NearCache)) + (Beyond(bytes, machine.ThirdLevelCache) * (Memory - FarCache));

    /// <summary>The share of a piece that a cache of that size does not hold.</summary>
    private static double Beyond(long bytes, long cache) => Math.Min(1, Math.Max(0, ((double)bytes / cache) - 1));
}
