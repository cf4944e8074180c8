using System.Runtime.Intrinsics;

namespace ModelGen;

/// <summary>Uniform numbers in [0, 1), multiples of 2^-24, each a function of its index alone.</summary>
/// <remarks>
/// They come in groups of 64 that vectors can compute: number i of the sequence is word (i / 16) % 4 of the block
/// (i / 64) * 16 + i % 16, without its lowest 8 bits.
/// </remarks>
internal readonly unsafe struct UniformSequence(RandomKey key)
{
    /// <summary>Numbers in a group.</summary>
    public const int Group = 64;

    private const float Unit = 1f / (1 << 24);

    /// <summary>One number.</summary>
    public float this[ulong index]
    {
        get
        {
            PhiloxBlock block = key.Block((index / 64 * 16) + (index % 16));
            uint word = (index / 16 % 4) switch
            {
                0 => block.Word0,
                1 => block.Word1,
                2 => block.Word2,
                _ => block.Word3,
            };
            return (word >> 8) * Unit;
        }
    }

    /// <summary>The numbers from <see cref="Group"/> * <paramref name="group"/> on, <paramref name="groups"/> groups of them.</summary>
    public void Fill(ulong group, int groups, float* destination)
    {
        uint* words = (uint*)destination;
        for (int i = 0; i < groups; i++)
        {
            Philox.Encrypt16(key.Counter((group + (ulong)i) * 16), key.Seed, words + (i * Group));
        }

        for (int i = 0; i < groups * Group; i += Vector256<float>.Count)
        {
            Vector256<int> bits = Vector256.Load(words + i).AsInt32() >>> 8;
            (Vector256.ConvertToSingle(bits) * Unit).Store(destination + i);
        }
    }
}
