using ModelGen.Checkpoints;
using ModelGen.Tests.Hostile;
using ModelGen.Tests.Serialization;
using Xunit;

namespace ModelGen.Tests.Checkpoints;

/// <summary>A checkpoint that is not as it was written is refused with the one exception, and the model is as it was.</summary>
public sealed class DamagedCheckpointTests : IDisposable
{
    // Behind 8 bytes of length and {"__metadata__":{"xxh128":".
    private const int DigestAt = 35;

    private readonly TemporaryFolder folder = new();
    private readonly TinyModel model = new();
    private readonly float[] weights;
    private readonly byte[] whole;

    public DamagedCheckpointTests()
    {
        TinyTraining training = new(folder.Path) { SaveFreq = 2 };
        training.Run(new EarlyStopping("loss", patience: 5));
        whole = File.ReadAllBytes(training.Backup);
        weights = model.Weights.ToArray();
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_bit_counts()
    {
        for (int at = 0; at < whole.Length; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                byte[] damaged = [.. whole];
                damaged[at] ^= (byte)(1 << bit);
                File.WriteAllBytes(folder.PathOf("damaged"), damaged);
                Assert.Throws<WeightsFormatException>(() => CheckpointFile.Read(folder.PathOf("damaged")));
            }
        }
    }

    [Fact]
    public void Each_byte_counts()
    {
        for (int length = 0; length < whole.Length; length++)
        {
            Refuses(whole[..length]);
        }

        Refuses([.. whole, 0]);
        Refuses([.. whole, .. whole]);
    }

    [Fact]
    public void A_file_of_weights_is_no_checkpoint()
    {
        model.Save(folder.PathOf("weights"));
        Assert.Contains("not a training checkpoint", Refuses(File.ReadAllBytes(folder.PathOf("weights"))).Reason, StringComparison.Ordinal);
        Assert.Contains($"byte {DigestAt}:", Refuses([.. whole[..^1], (byte)(whole[^1] ^ 1)]).Message, StringComparison.Ordinal);
    }

    /// <summary>A file whose digest is right, and whose content still makes no sense.</summary>
    [Theory]
    [InlineData("\"progress/batch\":\"3\"", "\"progress/batch\":\"9\"")]
    [InlineData("\"progress/batch\":\"3\"", "\"progress/batch\":\"x\"")]
    [InlineData("\"progress/step\":\"6\"", "\"progress/stop\":\"6\"")]
    [InlineData("\"checkpoint\":\"3\"", "\"checkpoint\":\"2\"")]
    [InlineData("\"checkpoint\":\"3\"", "\"checkpoint\":\"4\"")]
    [InlineData("\"optimizer/updates\":\"6\"", "\"optimizer/updates\":\"-\"")]
    [InlineData("\"optimizer/updates\":\"6\"", "\"optimizer/update_\":\"6\"")]
    [InlineData("\"state/history/names\":\"3\"", "\"state/history/names\":\"9\"")]
    [InlineData("\"optimizer/1/dense_2.kernel\"", "\"optimizer/9/dense_2.kernel\"")]
    [InlineData("\"state/history/epoch\"", "\"state/history/opoch\"")]
    [InlineData("\"dense_1.bias\"", "\"dense_3.bias\"")]
    [InlineData("\"progress/learning_rate\":\"0.", "\"progress/learning_rate\":\"-.")]
    public void A_state_that_cannot_be_is_refused_too(string before, string after)
    {
        string text = System.Text.Encoding.Latin1.GetString(whole);
        Assert.Contains(before, text, StringComparison.Ordinal);
        WeightsFormatException exception = Refuses(Signed(System.Text.Encoding.Latin1.GetBytes(text.Replace(before, after, StringComparison.Ordinal))));
        Assert.DoesNotContain("digest", exception.Reason, StringComparison.Ordinal);
    }

    /// <summary>Whoever makes a checkpoint to do harm signs it, too: it is gone on with, or refused by one of the two exceptions.</summary>
    [Fact]
    public void Random_changes_under_a_right_digest_are_trained_on_or_refused()
    {
        Random random = new(5);
        int from = DigestAt + 32, header = (int)BitConverter.ToInt64(whole) + 8 - from, refused = 0;
        string[] words = ["0", "9", "-1", "9223372036854775807", "1e308", "NaN", ".", "\"", ",", "state/", "progress/", "F64", "/"];
        for (int round = 0; round < 1000; round++)
        {
            byte[] rest = Mutation.Of(whole[from..], random, header, words);
            byte[] file = [.. whole[..from], .. rest];
            if (random.Next(2) == 0)
            {
                // The header's length stays right, so that the damage reaches more than the first check.
                BitConverter.TryWriteBytes(file, BitConverter.ToInt64(whole) + file.Length - whole.Length);
            }

            TinyTraining training = new(folder.Path) { Model = new TinyModel() };
            File.WriteAllBytes(training.Backup, Signed(file));
            try
            {
                training.Run(new EarlyStopping("loss", patience: 5));
            }
            catch (Exception exception) when (exception is WeightsFormatException or CheckpointMismatchException)
            {
                refused++;
            }
        }

        // Changed weights, moments and sums are only other numbers.
        Assert.InRange(refused, 500, 999);
    }

    private static byte[] Signed(byte[] file)
    {
        file.AsSpan(DigestAt, 32).Fill((byte)'0');
        string digest = Convert.ToHexStringLower(System.IO.Hashing.XxHash128.Hash(file));
        System.Text.Encoding.ASCII.GetBytes(digest, file.AsSpan(DigestAt));
        return file;
    }

    private WeightsFormatException Refuses(byte[] file)
    {
        TinyTraining training = new(folder.Path) { Model = model };
        File.WriteAllBytes(training.Backup, file);
        WeightsFormatException exception = Assert.Throws<WeightsFormatException>(() => training.Run(new EarlyStopping("loss", patience: 5)));
        Assert.Equal(weights, model.Weights.ToArray());
        Assert.Equal(training.Backup, exception.File);
        return exception;
    }
}
