using Xunit;

namespace ModelGen.Tests.Kernels;

public unsafe class PhiloxTests
{
    /// <summary>The known-answer vectors that the authors publish with Random123.</summary>
    [Fact]
    public void The_published_answers_come_out()
    {
        Assert.Equal(new(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Philox.Encrypt(default, 0));
        Assert.Equal(
            new(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd),
            Philox.Encrypt(new(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff), 0xffffffff_ffffffff));
        Assert.Equal(
            new(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Encrypt(new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), 0x299f31d0_a4093822));
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0xfffffff0u, 7u)]
    [InlineData(0x12345670u, 0xffffffffu)]
    public void Sixteen_blocks_together_are_the_sixteen_blocks(uint word0, uint word1)
    {
        const ulong Key = 0xfedcba98_76543210;
        PhiloxBlock first = new(word0, word1, 3, 0xabcdef01);
        uint* words = stackalloc uint[64];
        Philox.Encrypt16(first, Key, words);
        for (uint i = 0; i < 16; i++)
        {
            PhiloxBlock block = new(words[i], words[i + 16], words[i + 32], words[i + 48]);
            Assert.Equal(Philox.Encrypt(first with { Word0 = word0 + i }, Key), block);
        }
    }
}
