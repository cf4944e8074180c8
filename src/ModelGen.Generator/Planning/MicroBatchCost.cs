using System;
using System.Linq;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>
/// How many samples a pass sees at a time. Few keep what layers hand on in a near cache; many share the reading of the weights
/// and the calls. The model counts cycles for a sample's share of both.
/// </summary>
/// <param name="Calls">Kernel calls of the pass.</param>
/// <param name="WeightBytes">Weights, rearranged weights and gradients that the pass reads and writes once a micro-batch.</param>
/// <param name="SampleBytes">Values and gradients of one sample, each on its own.</param>
internal sealed record MicroBatchCost(int Calls, long WeightBytes, long SampleBytes)
{
    /// <summary>Beyond this many samples a kernel gains nothing.</summary>
    public const int MaxSamples = 64;

    /// <summary>Checks, pinning and the first misses of a kernel call.</summary>
    private const double CyclesPerCall = 500;

    /// <summary>How often a value or gradient is moved: written, read by the next layer, read by backward.</summary>
    private const int Moves = 3;

    private static readonly int[] Candidates =
        [.. Enumerable.Range(1, MachineModel.TileRows), .. Enumerable.Range(2, (MaxSamples / MachineModel.TileRows) - 1).Select(tiles => tiles * MachineModel.TileRows)];

    /// <summary>The number with the lowest cost; of several the smallest.</summary>
    /// <param name="arenaBytes">What the slots for a number of samples take.</param>
    public int Choose(MachineSpec machine, Func<int, long> arenaBytes) =>
        Candidates.OrderBy(samples => Cycles(machine, samples, arenaBytes(samples))).First();

    /// <summary>Cycles a sample that go into more than arithmetic.</summary>
    public double Cycles(MachineSpec machine, int samples, long arenaBytes)
    {
        // Half of each cache is for the slots, the rest for what passes through.
        double weights = WeightBytes * CyclesPerByte(machine, WeightBytes + arenaBytes);
        double values = Moves * SampleBytes * CyclesPerByte(machine, arenaBytes);
        return ((weights + (Calls * CyclesPerCall)) / samples) + values;
    }

    /// <summary>What moving a byte costs that lies in so large a piece of memory.</summary>
    private static double CyclesPerByte(MachineSpec machine, long bytes) =>
        bytes <= machine.SecondLevelCache / 2 ? 1.0 / 32 : bytes <= machine.ThirdLevelCache ? 1.0 / 10 : 1.0 / 3;
}
