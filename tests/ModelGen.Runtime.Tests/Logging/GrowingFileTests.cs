using ModelGen.Logging;
using Xunit;

namespace ModelGen.Tests;

public class GrowingFileTests
{
    [Fact]
    public void A_piece_that_fails_half_way_is_taken_back_and_the_next_one_follows_the_last_whole_one()
    {
        var disk = new FullDisk(capacity: 10);
        using var file = new GrowingFile(disk, "some/where", "Writer");
        file.Append("12345678"u8);
        IOException error = Assert.Throws<IOException>(() => file.Append("abcdefgh"u8));
        Assert.Contains("Writer cannot write 'some/where'", error.Message);
        Assert.Contains("no space", error.Message);
        Assert.Equal("12345678"u8, disk.ToArray());

        file.Append("90"u8);
        Assert.Equal("1234567890"u8, disk.ToArray());
    }

    [Fact]
    public void Nothing_is_written_behind_half_a_piece_that_could_not_be_taken_back()
    {
        var disk = new FullDisk(capacity: 10) { CanShrink = false };
        using var file = new GrowingFile(disk, "some/where", "Writer");
        Assert.Throws<IOException>(() => file.Append("abcdefghijkl"u8));
        Assert.Throws<ObjectDisposedException>(() => file.Append("mn"u8));
        Assert.Equal("abcdefghij"u8, disk.ToArray());
    }

    [Fact]
    public void Records_that_did_not_fit_leave_a_file_of_whole_records()
    {
        var disk = new FullDisk(capacity: 50);
        using var records = new TFRecordWriter(new GrowingFile(disk, "events", "TensorBoard"));
        records.Write("one"u8);
        Assert.Throws<IOException>(() => records.Write(new byte[40]));
        records.Write("two"u8);
        Assert.Equal(["one", "two"], TFRecords.Read(disk.ToArray()).Select(System.Text.Encoding.ASCII.GetString));
    }

    /// <summary>Takes as much as fits of what is written, and then fails, as a disk does.</summary>
    private sealed class FullDisk(int capacity) : MemoryStream
    {
        public bool CanShrink { get; init; } = true;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            int fits = int.Min(buffer.Length, capacity - (int)Position);
            base.Write(buffer[..fits]);
            if (fits < buffer.Length)
            {
                throw new IOException("no space");
            }
        }

        public override void SetLength(long value)
        {
            if (!CanShrink)
            {
                throw new IOException("no way");
            }

            base.SetLength(value);
        }
    }
}
