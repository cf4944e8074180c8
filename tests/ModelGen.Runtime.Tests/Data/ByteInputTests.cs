using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Data;

public class ByteInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(256)]
    [InlineData(784)]
    public void Every_length_converts_to_the_bits_of_the_plain_formula(int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)((i * 73) + 5))];
        foreach ((float scale, float offset) in new[] { (1 / 255f, 0f), (1 / 127.5f, -1f), (0.1f, 0.3f) })
        {
            float[] expected = [.. bytes.Select(value => (float)((float)(value * scale) + offset))];
            float[] guarded = new float[length + 2];
            guarded[0] = guarded[^1] = float.NaN;

            Dataset.FromBytes(bytes, [0], 2, [length], scale, offset).CopyInput(0, guarded.AsSpan(1, length));

            Assert.Equal(expected, guarded[1..^1]);
            Assert.True(float.IsNaN(guarded[0]) && float.IsNaN(guarded[^1]));
        }
    }

    [Fact]
    public void White_is_exactly_1_by_default()
    {
        float[] pixel = new float[1];
        Dataset.FromBytes([255], [0], 2, [1]).CopyInput(0, pixel);

        Assert.Equal(1f, pixel[0]);
    }

    [Theory]
    [InlineData(28, 28, 1, 1, 1)]
    [InlineData(32, 32, 3, 2, 1)]
    [InlineData(5, 3, 2, 0, 0)]
    [InlineData(1, 7, 1, 0, 2)]
    public void A_feature_map_gets_the_input_inside_its_halo(int height, int width, int channels, int leading, int trailing)
    {
        int size = height * width * channels;
        byte[] bytes = new byte[3 * size];
        new Random(4).NextBytes(bytes);
        float[] floats = [.. bytes.Select(value => (float)value)];
        Halo halo = new(leading, leading, trailing, trailing);
        float[] expected = new float[size];

        foreach (Dataset data in new[] { Dataset.FromBytes(bytes, [0, 1, 0], 2, [height, width, channels], scale: 1), Dataset.FromClasses(floats, [0, 1, 0], 2, height, width, channels) })
        {
            float[] memory = new float[2 * (height + leading + trailing) * (width + leading + trailing) * channels];
            FeatureMap map = new(memory, height, width, channels, halo);
            data.CopyInput(2, map, 1);

            float[] actual = new float[size];
            map.CopySampleTo(1, actual);
            data.CopyInput(2, expected);
            Assert.Equal(floats[(2 * size)..], expected);
            Assert.Equal(expected, actual);
            Assert.Equal(expected.Sum(), memory.Sum()); // whole numbers: the halo and the other sample stayed 0
        }
    }

    [Fact]
    public void A_feature_map_of_another_size_is_refused()
    {
        Dataset data = Dataset.FromBytes(new byte[12], [0], 2, [12]);
        string message = Assert.Throws<ArgumentException>(() => data.CopyInput(0, new FeatureMap(new float[16], 4, 4, 1), 0)).Message;

        Assert.Contains("12 floats, but a sample of the feature map holds 16", message, StringComparison.Ordinal);
    }
}
