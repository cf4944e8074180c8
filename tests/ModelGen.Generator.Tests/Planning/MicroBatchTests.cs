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
        Assert.Equal(samples, MachineModel.MicroBatch(floatsPerSample));

    [Fact]
    public void A_micro_batch_fits_the_cache_if_a_sample_does()
    {
        for (long floats = 1; floats < 200_000; floats += 61)
        {
            int samples = MachineModel.MicroBatch(floats);
            Assert.InRange(samples, 1, MachineModel.MaxMicroBatch);
            Assert.True(samples == 1 || samples * floats * sizeof(float) <= MachineModel.SlotBytes);
            Assert.True(samples < MachineModel.TileRows || samples % MachineModel.TileRows == 0);
        }
    }
}
