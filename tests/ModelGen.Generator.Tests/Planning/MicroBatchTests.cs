extern alias generator;

using generator::ModelGen.Generator.Planning;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>How many samples a pass sees at a time.</summary>
public class MicroBatchTests
{
    [Theory]
    [InlineData(1, 64)]
    [InlineData(2048, 64)] // 64 samples of 8 KiB are the half megabyte
    [InlineData(2049, 56)] // 63 would fit: a multiple of the tile's eight rows
    [InlineData(16384, 8)]
    [InlineData(16385, 7)] // below a tile, as many as fit
    [InlineData(131072, 1)]
    [InlineData(131073, 1)] // one sample at least
    [InlineData(1L << 30, 1)]
    public void As_many_samples_as_the_cache_holds(long floatsPerSample, int samples) =>
        Assert.Equal(samples, MachineModel.MicroBatch(samples => samples * floatsPerSample));

    [Theory]
    [InlineData(131072 - (64 * 100), 100, 64)]
    [InlineData(131072 - (64 * 100) + 1, 100, 56)]
    [InlineData(131072 - (3 * 20000), 20000, 3)]
    [InlineData(131072, 100, 1)]
    [InlineData(1 << 20, 100, 1)]
    public void What_is_the_same_for_any_number_of_samples_leaves_less_for_them(long fixedFloats, long floatsPerSample, int samples) =>
        Assert.Equal(samples, MachineModel.MicroBatch(count => fixedFloats + (count * floatsPerSample)));

    [Fact]
    public void A_micro_batch_fits_the_cache_if_a_sample_does()
    {
        for (long floats = 1; floats < 200_000; floats += 61)
        {
            long perSample = floats;
            int samples = MachineModel.MicroBatch(count => count * perSample);
            Assert.InRange(samples, 1, MachineModel.MaxMicroBatch);
            Assert.True(samples == 1 || samples * floats * sizeof(float) <= MachineModel.SlotBytes);
            Assert.True(samples < MachineModel.TileRows || samples % MachineModel.TileRows == 0);
        }
    }
}
