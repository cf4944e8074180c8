using Xunit;

namespace ModelGen.Tests.Data;

public class Cifar10BinaryTests
{
    [Fact]
    public void Planes_become_pixels()
    {
        Dataset data = Cifar10Binary.Read(new MemoryStream(FileBytes.Cifar(7, 3)), "test");
        float[] input = new float[3072];
        data.CopyInput(1, input);

        Assert.Equal((2, 7, 3), (data.Count, data.ClassOf(0), data.ClassOf(1)));
        Assert.Equal([32, 32, 3], data.InputShape);
        Assert.Equal("cat", data.ClassNames![3]);
        for (int row = 0; row < 32; row++)
        {
            for (int column = 0; column < 32; column++)
            {
                int[] pixel = [.. input.AsSpan(((row * 32) + column) * 3, 3).ToArray().Select(value => (int)MathF.Round(value * 255))];
                Assert.Equal([3 + row, 3 + column, 103], pixel);
            }
        }
    }

    [Fact]
    public void Files_plain_and_compressed_are_joined_in_order()
    {
        using TemporaryFolder folder = new();
        string first = folder.Write("a.bin", FileBytes.Cifar(1, 2));
        string second = folder.Write("b.bin", FileBytes.Gzip(FileBytes.Cifar(9, 8, 0)));
        Dataset data = Cifar10Binary.Read(second, first);
        float[] blue = new float[3072];
        data.CopyInput(4, blue);

        Assert.Equal([9, 8, 0, 1, 2], Enumerable.Range(0, 5).Select(data.ClassOf));
        Assert.Equal(102, MathF.Round(blue[2] * 255));
    }

    [Theory]
    [InlineData(0, "0 bytes are not a multiple of 3073", 0)]
    [InlineData(3072, "3072 bytes are not a multiple of 3073", 3072)]
    [InlineData(3074, "3074 bytes are not a multiple of 3073", 3074)]
    public void A_file_that_is_cut_off_is_refused(int length, string reason, long offset)
    {
        DataFormatException exception = Assert.Throws<DataFormatException>(
            () => Cifar10Binary.Read(new MemoryStream(FileBytes.Cifar(1, 2)[..length]), "cut.bin"));

        Assert.Contains(reason, exception.Reason, StringComparison.Ordinal);
        Assert.Equal(offset, exception.Offset);
    }

    [Fact]
    public void A_label_above_9_is_refused_at_its_byte()
    {
        byte[] file = FileBytes.Cifar(1, 2, 3);
        file[2 * 3073] = 10;
        foreach (byte[] bytes in new[] { file, FileBytes.Gzip(file) })
        {
            DataFormatException exception = Assert.Throws<DataFormatException>(() => Cifar10Binary.Read(new MemoryStream(bytes), "bad.bin"));
            Assert.Equal("bad.bin, byte 6146: Record 2 has label 10; labels are from 0 to 9.", exception.Message);
        }
    }
}
