namespace ModelGen;

/// <summary>The numbers of a key one after the other, where how many are needed depends on the numbers.</summary>
internal struct RandomStream(RandomKey key)
{
    private readonly RandomKey key = key;
    private PhiloxBlock block;
    private ulong position;
    private int used = 4;
    private double spareNormal = double.NaN;

    /// <summary>32 random bits.</summary>
    public uint NextBits()
    {
        if (used == 4)
        {
            block = key.Block(position++);
            used = 0;
        }

        return used++ switch
        {
            0 => block.Word0,
            1 => block.Word1,
            2 => block.Word2,
            _ => block.Word3,
        };
    }

    /// <summary>A whole number in [0, <paramref name="limit"/>), all equally likely.</summary>
    /// <remarks>Lemire, Fast Random Integer Generation in an Interval, 2019.</remarks>
    public uint NextBelow(uint limit)
    {
        // Of the 2^32 words, 2^32 mod limit are too many to share out evenly.
        uint surplus = (0u - limit) % limit;
        while (true)
        {
            ulong product = (ulong)NextBits() * limit;
            if ((uint)product >= surplus)
            {
                return (uint)(product >> 32);
            }
        }
    }

    /// <summary>A number of the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spareNormal))
        {
            double spare = spareNormal;
            spareNormal = double.NaN;
            return spare;
        }

        // In (0, 1], so that the logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log((NextBits() + 1.0) / (1L << 32)));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * NextBits() / (1L << 32));
        spareNormal = radius * sine;
        return radius * cosine;
    }
}
