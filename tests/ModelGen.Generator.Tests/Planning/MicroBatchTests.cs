extern alias generator;

using generator::ModelGen.Generator.Planning;
using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>How many samples a pass sees at a time.</summary>
public class MicroBatchTests
{
    private static readonly MachineSpec Machine = new(SecondLevelCache: 1 << 20, ThirdLevelCache: 8 << 20);

    [Theory]
    [InlineData(1_000, 64)]
    [InlineData(8_192, 64)] // 64 samples of 8 KiB are half of the second-level cache
    [InlineData(8_193, 56)] // one less would fit: a multiple of the tile's eight rows
    [InlineData(65_536, 8)]
    [InlineData(65_537, 7)] // below a tile, as many as fit
    public void Without_weights_as_many_samples_as_the_near_cache_holds(long bytesPerSample, int samples) =>
        Assert.Equal(samples, Choose(weights: 0, bytesPerSample));

    [Fact]
    public void Heavy_weights_are_shared_by_more_samples_in_the_next_cache() =>
        Assert.Equal(16, Choose(weights: 4 << 20, bytesPerSample: 200_000));

    [Fact]
    public void Samples_larger_than_all_caches_share_weights_as_widely_as_possible() =>
        Assert.Equal(64, Choose(weights: 1 << 20, bytesPerSample: 100 << 20));

    [Fact]
    public void A_larger_cache_holds_more_samples() =>
        Assert.Equal(16, Choose(weights: 0, bytesPerSample: 65_536, Machine with { SecondLevelCache = 2 << 20 }));

    [Fact]
    public void A_map_that_only_two_layers_see_counts_only_between_them()
    {
        // Each call touches 32 KiB a sample, all slots together have 320 KiB.
        MicroBatchCost cost = new([.. Enumerable.Repeat(32_768L, 10)], WeightBytes: 1 << 20, SampleBytes: 0);
        Assert.Equal(16, cost.Choose(Machine with { ThirdLevelCache = 1 << 30 }, samples => samples * 327_680L));
    }

    [Fact]
    public void The_cost_is_the_stated_one()
    {
        // 1 MiB of weights and 2 MiB of slots are in the third level, 10 bytes a cycle; what either call touches of four
        // samples is in the second, 32 bytes a cycle. Two calls of 500 cycles.
        MicroBatchCost cost = new([64_000, 96_000], WeightBytes: 1 << 20, SampleBytes: 300_000);
        Assert.Equal(((((1 << 20) / 10.0) + 1000) / 4) + 2000 + 3000 + 30_000, cost.Cycles(Machine, 4, 2 << 20), 6);
    }

    private static int Choose(long weights, long bytesPerSample, MachineSpec? machine = null) =>
        new MicroBatchCost([bytesPerSample], weights, bytesPerSample).Choose(machine ?? Machine, samples => samples * bytesPerSample);
}
