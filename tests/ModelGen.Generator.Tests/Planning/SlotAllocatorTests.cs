extern alias generator;

using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Lowering;
using generator::ModelGen.Generator.Planning;
using Xunit;

namespace ModelGen.Generator.Tests.Planning;

/// <summary>Pieces of memory in one arena.</summary>
public class SlotAllocatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Pieces_in_use_at_the_same_time_never_overlap(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 200; round++)
        {
            SlotGroup[] groups = [.. Enumerable.Range(0, random.Next(1, 25)).Select(index => RandomGroup(random, index))];
            int samples = random.Next(1, 9);

            long length = SlotAllocator.Assign(groups, samples, out Dictionary<Piece, long> offsets);

            Assert.Equal(length, groups.Max(group => End(group)));
            Assert.True(length <= groups.Sum(group => MachineModel.Align(group.SampleSize * samples)));
            foreach (SlotGroup group in groups)
            {
                Assert.True(offsets[group] >= 0 && offsets[group] % MachineModel.AlignmentFloats == 0);
                foreach (SlotGroup other in groups.Where(other => other != group && MustNotShare(group, other)))
                {
                    Assert.True(End(group) <= offsets[other] || End(other) <= offsets[group]);
                }
            }

            long End(SlotGroup group) => offsets[group] + MachineModel.Align(group.SampleSize * samples);
        }
    }

    [Fact]
    public void Pieces_that_live_one_after_the_other_share_their_memory()
    {
        SlotGroup[] groups = [Group(0, 100, 0, 1), Group(1, 60, 2, 3), Group(2, 80, 4, 5)];

        Assert.Equal(MachineModel.Align(100 * 8), SlotAllocator.Assign(groups, 8, out Dictionary<Piece, long> offsets));
        Assert.All(offsets.Values, offset => Assert.Equal(0, offset));
    }

    [Fact]
    public void A_piece_is_put_into_the_lowest_gap_that_holds_it()
    {
        // 64 | 32 | 16 live together; then the first dies and a third of its size comes.
        SlotGroup[] groups = [Group(0, 64, 0, 1), Group(1, 32, 0, 9), Group(2, 16, 1, 9), Group(3, 16, 2, 9)];

        SlotAllocator.Assign(groups, 1, out Dictionary<Piece, long> offsets);

        Assert.Equal([0L, 64L, 96L, 0L], groups.Select(group => offsets[group]));
    }

    [Fact]
    public void A_halo_takes_memory_and_shares_it()
    {
        SlotGroup haloed = Group(0, 4, 0, 1);
        haloed.Halo = new(1, 1, 1, 1);
        SlotGroup later = Group(1, 4, 2, 3);

        Assert.Equal(3 * 3 * 4, haloed.SampleSize);
        Assert.Equal(MachineModel.Align(haloed.SampleSize), SlotAllocator.Assign([haloed, later], 1, out _));
    }

    /// <summary>Not asked of the groups themselves, whose answer is under test.</summary>
    private static bool MustNotShare(SlotGroup a, SlotGroup b) =>
        Enumerable.Range(a.FirstUse, a.LastUse - a.FirstUse + 1).Intersect(Enumerable.Range(b.FirstUse, b.LastUse - b.FirstUse + 1)).Any();

    private static SlotGroup RandomGroup(Random random, int index)
    {
        int first = random.Next(-1, 20);
        SlotGroup group = Group(index, random.Next(1, 200), first, first + random.Next(10));
        if (random.Next(4) == 0)
        {
            group.Halo = new(random.Next(2), random.Next(2), random.Next(2), 1);
        }

        return group;
    }

    private static SlotGroup Group(int index, int size, int first, int last)
    {
        SlotGroup group = new(new SlotKey($"node{index}", IsGradient: false), Shape.Of(size));
        group.Use(first);
        group.Use(last);
        return group;
    }
}
