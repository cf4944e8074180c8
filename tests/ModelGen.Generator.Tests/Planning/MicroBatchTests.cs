extern alias generator;

using generator::ModelGen.Generator.Planning;
using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>How many samples a pass and its stages see at a time.</summary>
public class MicroBatchTests
{
    private static readonly MachineSpec Machine = new(SecondLevelCache: 1 << 20, ThirdLevelCache: 8 << 20);

    [Theory]
    [InlineData(1_000, 64)]
    [InlineData(8_192, 64)] // 64 samples of 8 KiB are half of the second-level cache
    [InlineData(16_384, 32)]
    [InlineData(100_000, 4)]
    [InlineData(262_144, 2)]
    public void Without_weights_as_many_samples_as_the_near_cache_holds(long bytesPerSample, int samples) =>
        Assert.Equal(samples, Assert.Single(Choose(Machine, Layer(bytesPerSample)).NodeSamples));

    [Fact]
    public void Heavy_weights_are_shared_by_more_samples_in_the_next_cache() =>
        Assert.Equal(32, Choose(Machine, Layer(200_000, weights: 4 << 20)).MicroBatch);

    [Fact]
    public void Samples_larger_than_all_caches_share_weights_as_widely_as_possible() =>
        Assert.Equal(64, Choose(Machine, Layer(100 << 20, weights: 1 << 20)).MicroBatch);

    [Fact]
    public void A_larger_cache_holds_more_samples() =>
        Assert.Equal(16, Choose(Machine with { SecondLevelCache = 2 << 20 }, Layer(65_536)).MicroBatch);

    [Fact]
    public void Large_maps_with_light_weights_pass_in_small_turns_before_small_maps_with_heavy_ones()
    {
        StageChoice choice = Choose(Machine, Layer(200_000, weights: 10_000), Layer(150_000, weights: 20_000), Layer(4_000, weights: 4 << 20), Layer(1_000, weights: 1 << 20));

        Stage[] stages = [.. Stage.Of(choice)];
        Assert.Equal([(0, 1), (2, 3)], stages.Select(stage => (stage.First, stage.Last)));
        Assert.True(stages[0].Samples <= 4 && stages[1].Samples >= 16 && stages[1].Samples == choice.MicroBatch);
    }

    [Fact]
    public void Layers_after_a_bottleneck_may_return_to_small_turns()
    {
        StageChoice choice = Choose(Machine, Layer(200_000), Layer(2_000, weights: 4 << 20), Layer(2_000, weights: 4 << 20), Layer(200_000));

        Assert.Equal(choice.NodeSamples[0], choice.NodeSamples[3]);
        Assert.True(choice.NodeSamples[1] >= 16 && choice.NodeSamples[0] <= 4);
    }

    [Fact]
    public void A_stage_is_left_only_where_that_pays_for_what_waits_in_between()
    {
        // The second layer alone would see more samples, but all that the first hands on would go to memory and back.
        LayerTraffic first = Layer(200_000) with { HandedOnBytes = 20_000 };
        LayerTraffic light = Layer(60_000, weights: 10_000), heavy = Layer(10_000, weights: 4 << 20);

        Assert.True(Choose(Machine, light).MicroBatch > Choose(Machine, first).MicroBatch);
        Assert.Single(Stage.Of(Choose(Machine, first, light)));
        Assert.Equal(2, Stage.Of(Choose(Machine, first, heavy)).Length);
    }

    [Fact]
    public void One_stage_of_all_layers_sees_the_whole_micro_batch()
    {
        // Each layer's weights stay near from one turn to the next, those of all layers do not.
        StageChoice choice = Choose(Machine, [.. Enumerable.Repeat(Layer(30_000, weights: 300_000), 30)]);

        Assert.Equal(choice.MicroBatch, Assert.Single(Stage.Of(choice)).Samples);
    }

    [Fact]
    public void The_cost_is_the_stated_one()
    {
        // A layer of two calls and half a MiB of weights, 16 samples in turns of 4. Weights and 1 MiB of slots are in the third
        // level, 10 bytes a cycle, and so are the weights of the further turns beside what a call touches. That is in the
        // second, 32 bytes a cycle, and would not be with 8 samples. A layer of 4 MiB of weights alone sees all 16.
        MicroBatchCost cost = new([new([64_000, 131_072], WeightBytes: 524_288, HandedOnBytes: 0), new([], WeightBytes: 4 << 20, HandedOnBytes: 0)], SampleBytes: 300_000);
        StageChoice choice = cost.Stages(Machine, 16, 1 << 20);

        Assert.Equal([(0, 0, 4), (1, 1, 16)], Stage.Of(choice).Select(stage => (stage.First, stage.Last, stage.Samples)));
        Assert.Equal((524_288 / 10.0 / 4) + 2000 + 4096 + (1000 / 4) + ((4 << 20) / 10.0 / 16) + 30_000, choice.Cycles, 6);
    }

    [Fact]
    public void Twice_a_cache_finds_nothing_in_it_and_less_a_part()
    {
        // Half as much again as the near cache: half of it at its pace, half at that of the next.
        MicroBatchCost cost = new([new([], 0, 0)], SampleBytes: 300_000);

        Assert.Equal(300_000 * ((1 / 32.0) + (1 / 10.0)) / 2, cost.Stages(Machine, 1, 3 << 18).Cycles, 6);
    }

    [Fact]
    public void Thousands_of_layers_take_no_longer_than_they_are_many()
    {
        StageChoice choice = Choose(Machine, [.. Enumerable.Repeat(Layer(10_000, weights: 10_000), 3_000)]);

        Assert.Single(Stage.Of(choice));
    }

    /// <summary>A layer of one call.</summary>
    private static LayerTraffic Layer(long bytesPerSample, long weights = 0) => new([bytesPerSample], weights, bytesPerSample / 2);

    private static StageChoice Choose(MachineSpec machine, params LayerTraffic[] layers)
    {
        long bytes = layers.Sum(layer => layer.CallBytes.Sum());
        return new MicroBatchCost([.. layers], bytes).Choose(machine, MicroBatchCost.MaxSamples, samples => samples * bytes);
    }
}
