using Xunit;

namespace ModelGen.Tests.Hostile;

/// <summary>Every reader against damage of all kinds: it reads, or throws its one exception, and takes little memory.</summary>
public sealed class ParserTests
{
    /// <summary>A table may end after any row.</summary>
    private const string MayEndAnywhere = "CSV";

    public static TheoryData<string> Names => [.. Parser.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_off_anywhere_is_refused(string name)
    {
        Parser parser = Parser.All[name];
        Assert.True(parser.Reads(parser.GoodFile));
        for (int length = 0; length < parser.GoodFile.Length; length++)
        {
            Assert.False(parser.Reads(parser.GoodFile[..length]) && name != MayEndAnywhere, $"{length} bytes");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_bit_may_flip(string name)
    {
        Parser parser = Parser.All[name];
        int refused = 0;
        for (int bit = 0; bit < 8 * parser.GoodFile.Length; bit++)
        {
            byte[] damaged = [.. parser.GoodFile];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += parser.Reads(damaged) ? 0 : 1;
        }

        Assert.True(refused > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutations_are_read_or_refused(string name)
    {
        Parser parser = Parser.All[name];
        Random random = new(1);
        int refused = 0;
        for (int i = 0; i < Mutation.Count; i++)
        {
            byte[] damaged = Mutation.Of(parser.GoodFile, random, parser.Header, parser.Words);
            if (name == "safetensors" && random.Next(2) == 0 && damaged.Length >= 8)
            {
                // The header's length stays right, so that the damage reaches the parser and not only the first check.
                BitConverter.TryWriteBytes(damaged, BitConverter.ToInt64(parser.GoodFile) + damaged.Length - parser.GoodFile.Length);
            }

            refused += parser.Reads(damaged) ? 0 : 1;
        }

        Assert.InRange(refused, Mutation.Count / 10, Mutation.Count);
    }
}
