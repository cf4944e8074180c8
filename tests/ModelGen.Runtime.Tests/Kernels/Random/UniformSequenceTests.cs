using Xunit;

namespace ModelGen.Tests.Kernels;

public unsafe class UniformSequenceTests
{
    private static readonly RandomKey Key = new(42, RandomPurpose.Dropout, Item: 3, Step: 7);

    [Fact]
    public void A_group_holds_the_numbers_of_its_indices()
    {
        UniformSequence sequence = new(Key);
        float* numbers = stackalloc float[3 * UniformSequence.Group];
        foreach (ulong group in (ulong[])[0, 5, 0x1_0000_0000 / 16, 0x12_3456_789a])
        {
            sequence.Fill(group, 3, numbers);
            for (int i = 0; i < 3 * UniformSequence.Group; i++)
            {
                Assert.Equal(sequence[(group * UniformSequence.Group) + (ulong)i], numbers[i]);
            }
        }
    }

    /// <summary>The bits come from another implementation, in Python.</summary>
    [Fact]
    public void The_sequence_never_changes()
    {
        UniformSequence sequence = new(Key);
        string bits = string.Concat(Enumerable.Range(1000, 40).Select(i => sequence[(ulong)i] >= 0.5f ? '1' : '0'));
        Assert.Equal("0011011100110111111010000011111100011011", bits);
        Assert.Equal(0.6691045761108398f, sequence[5_000_000_000_123]);
    }

    [Fact]
    public void A_window_shows_every_number_once()
    {
        UniformSequence sequence = new(Key);
        float* buffer = stackalloc float[UniformWindow.Capacity];
        const ulong First = 100, End = 2000;
        UniformWindow window = new(sequence, buffer, End);
        for (ulong index = First; index < End;)
        {
            float* numbers = window.At(index, out int available);
            Assert.InRange(available, 1, UniformWindow.Capacity);
            int taken = Math.Min(available, 37);
            for (int i = 0; i < taken && index < End; i++, index++)
            {
                Assert.Equal(sequence[index], numbers[i]);
            }
        }
    }

    [Fact]
    public void Numbers_are_uniform_and_independent_of_their_neighbours()
    {
        const int Count = 1 << 20;
        float[] numbers = new float[Count];
        fixed (float* destination = numbers)
        {
            new UniformSequence(Key).Fill(0, Count / UniformSequence.Group, destination);
        }

        Assert.All(numbers, number => Assert.InRange(number, 0, 1 - (1f / (1 << 24))));

        // Bounds of five standard errors: a right generator fails once in a million keys, and this key is fixed.
        Assert.Equal(0.5, numbers.Average(number => (double)number), 5 * Math.Sqrt(1 / 12.0 / Count));
        Assert.Equal(1 / 12.0, numbers.Average(number => (number - 0.5) * (number - 0.5)), 5 * Math.Sqrt(1 / 180.0 / Count));
        foreach (int distance in new[] { 1, 4, 16, 64 })
        {
            double covariance = numbers.Skip(distance).Zip(numbers, (a, b) => (a - 0.5) * (b - 0.5)).Average();
            Assert.Equal(0, covariance, 5 / 12.0 / Math.Sqrt(Count));
        }
    }

    [Fact]
    public void Every_part_of_the_key_matters()
    {
        RandomKey[] keys =
        [
            Key, Key with { Seed = 43 }, Key with { Seed = 42 + (1ul << 32) }, Key with { Purpose = RandomPurpose.Initializer },
            Key with { Item = 4 }, Key with { Step = 8 },
        ];
        float[] first = [.. keys.Select(key => new UniformSequence(key)[0])];
        Assert.Equal(first.Length, first.Distinct().Count());
    }
}
