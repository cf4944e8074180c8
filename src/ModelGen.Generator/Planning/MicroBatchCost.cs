using System;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>
/// How many samples a pass sees at a time. Few keep what a layer hands to the next in a near cache; many share the reading of
/// the weights and the calls. The model counts the cycles that moving a sample's data and its share of the rest takes.
/// </summary>
/// <param name="CallBytes">For each kernel call the values and gradients of one sample that it touches.</param>
/// <param name="WeightBytes">Weights, rearranged weights and gradients that the pass reads and writes once a micro-batch.</param>
/// <param name="SampleBytes">Values and gradients of one sample, each once: what backward finds again long after forward.</param>
internal sealed record MicroBatchCost(ImmutableArray<long> CallBytes, long WeightBytes, long SampleBytes)
{
    /// <summary>Beyond this many samples a kernel gains nothing.</summary>
    public const int MaxSamples = 64;

    /// <summary>Checks, pinning and the first misses of a kernel call.</summary>
    private const double CyclesPerCall = 500;

    private static readonly int[] Candidates =
        [.. Enumerable.Range(1, MachineModel.TileRows), .. Enumerable.Range(2, (MaxSamples / MachineModel.TileRows) - 1).Select(tiles => tiles * MachineModel.TileRows)];

    /// <summary>The number with the lowest cost; of several the smallest.</summary>
    /// <param name="arenaBytes">What the slots for a number of samples take.</param>
    public int Choose(MachineSpec machine, Func<int, long> arenaBytes) =>
        Candidates.OrderBy(samples => Cycles(machine, samples, arenaBytes(samples))).First();

    /// <summary>Cycles a sample that go into more than arithmetic.</summary>
    public double Cycles(MachineSpec machine, int samples, long arenaBytes)
    {
        double weights = WeightBytes * CyclesPerByte(machine, WeightBytes + arenaBytes);
        double handedOn = CallBytes.Sum(bytes => bytes * CyclesPerByte(machine, bytes * samples));
        double foundAgain = SampleBytes * CyclesPerByte(machine, arenaBytes);
        return ((weights + (CallBytes.Length * CyclesPerCall)) / samples) + handedOn + foundAgain;
    }

    /// <summary>What moving a byte costs that lies in so large a piece of memory. Half of the second-level cache is for what passes through.</summary>
    private static double CyclesPerByte(MachineSpec machine, long bytes) =>
        bytes <= machine.SecondLevelCache / 2 ? 1.0 / 32 : bytes <= machine.ThirdLevelCache ? 1.0 / 10 : 1.0 / 3;
}
