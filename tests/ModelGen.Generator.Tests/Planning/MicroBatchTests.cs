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
        Assert.Equal(samples, Choose(calls: 1, weights: 0, bytesPerSample));

    [Fact]
    public void Heavy_weights_are_shared_by_more_samples_in_the_next_cache() =>
        Assert.Equal(16, Choose(calls: 10, weights: 4 << 20, bytesPerSample: 200_000));

    [Fact]
    public void Samples_larger_than_all_caches_share_weights_as_widely_as_possible() =>
        Assert.Equal(64, Choose(calls: 10, weights: 1 << 20, bytesPerSample: 100 << 20));

    [Fact]
    public void A_larger_cache_holds_more_samples() =>
        Assert.Equal(16, new MicroBatchCost(1, 0, 65_536).Choose(Machine with { SecondLevelCache = 2 << 20 }, samples => samples * 65_536L));

    [Fact]
    public void What_is_the_same_for_any_number_of_samples_leaves_less_for_them() =>
        Assert.Equal(4, new MicroBatchCost(1, 0, 65_536).Choose(Machine, samples => (256 << 10) + (samples * 65_536L)));

    [Fact]
    public void The_cost_is_the_stated_one()
    {
        // 1 MiB of weights and 2 MiB of slots are in the third level, 10 bytes a cycle; two calls of 500 cycles.
        MicroBatchCost cost = new(Calls: 2, WeightBytes: 1 << 20, SampleBytes: 300_000);
        Assert.Equal((((1 << 20) / 10.0) + 1000) / 4 + (3 * 30_000), cost.Cycles(Machine, 4, 2 << 20), 6);
    }

    private static int Choose(int calls, long weights, long bytesPerSample) =>
        new MicroBatchCost(calls, weights, bytesPerSample).Choose(Machine, samples => samples * bytesPerSample);
}
