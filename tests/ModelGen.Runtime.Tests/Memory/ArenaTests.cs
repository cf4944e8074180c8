using System.Runtime.CompilerServices;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Memory;

public class ArenaTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_000)]
    public unsafe void An_arena_is_zeroed_and_begins_on_a_cache_line(int length)
    {
        Arena arena = new(length);
        Assert.Equal(length, arena.Span.Length);
        Assert.True(arena.Span.IndexOfAnyExcept(0f) < 0);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(arena.Span)) % 64);
    }

    [Fact]
    public void A_map_knows_where_its_rows_are()
    {
        float[] data = [.. Enumerable.Range(0, 2 * 5 * 4 * 2).Select(i => (float)i)];
        FeatureMap map = new(data, height: 3, width: 2, channels: 2, new Halo(1, 1, 1, 1));
        Assert.Equal((8, 40, 2, 12, 10), (map.RowStride, map.SampleStride, map.Samples, map.Size, map.InteriorOffset));
        Assert.Equal([58f, 59, 60, 61], map.Row(sample: 1, row: 1).ToArray());

        float[] sample = new float[12];
        map.CopySampleTo(1, sample);
        Assert.Equal([50f, 51, 52, 53, 58, 59, 60, 61, 66, 67, 68, 69], sample);
    }

    [Fact]
    public void A_map_with_a_halo_is_not_flat()
    {
        float[] data = new float[9];
        Assert.Throws<InvalidOperationException>(() => new FeatureMap(data, 1, 1, 1, new Halo(1, 1, 1, 1)).Flat(1));
        Assert.Throws<ArgumentException>(() => new FeatureMap(data, 2, 2, 1));
    }
}
