using System.Runtime.InteropServices;
using Xunit;

namespace ModelGen.Tests.Fit;

public class ReproducibilityTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 2)]
    [InlineData(3, 2, 4)]
    public void The_number_of_threads_changes_no_bit(int lanes, int threads, int otherThreads) =>
        Assert.Equal(Train(lanes, threads), Train(lanes, otherThreads));

    [Fact]
    public void The_number_of_threads_changes_no_bit_of_an_evaluation()
    {
        SmallCnn model = new(seed: 3);
        Dataset data = RandomData.For(model.Info, 301);
        Evaluation one = model.Evaluate(data, threads: 1);
        Assert.All([2, 3, 5], threads => Assert.Equal(one.Loss, model.Evaluate(data, threads: threads).Loss));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        Assert.Equal(Train(2, 2, seed: 7), Train(2, 2, seed: 7));
        Assert.NotEqual(Train(2, 2, seed: 7), Train(2, 2, seed: 8));
    }

    [Fact]
    public void Another_number_of_lanes_gives_nearly_the_same_weights()
    {
        float[] one = MemoryMarshal.Cast<byte, float>(Train(1, 1)).ToArray();
        float[] three = MemoryMarshal.Cast<byte, float>(Train(3, 1)).ToArray();

        // The lanes' sums round differently; two epochs of Adam, whose steps are a learning rate long, may spread that.
        Assert.All(one.Zip(three), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 5e-3));
    }

    private static byte[] Train(int lanes, int threads, ulong seed = 1)
    {
        SmallCnn model = new(seed);
        model.Fit(RandomData.For(model.Info, 90), new FitOptions { Epochs = 2, BatchSize = 32, Seed = seed, Lanes = lanes, Threads = threads });
        return MemoryMarshal.AsBytes(model.Weights).ToArray();
    }
}
