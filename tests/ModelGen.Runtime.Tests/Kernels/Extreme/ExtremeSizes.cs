namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>
/// Random sizes, most of them small, some huge in one dimension or two: groups, channels, rows, strides, dilations. Products
/// of two of them go beyond Int32; memory and arithmetic stay small. One shape in eight may be eight times as large as the
/// others: if all were, they would take CI an hour and find no more overflows.
/// </summary>
internal sealed class ExtremeSizes(Random random)
{
    private readonly int smaller = random.Next(8) == 0 ? 0 : 3;

    /// <summary>Some lie around the roots of 2^31 and 2^30, some around powers of two and multiples of vectors.</summary>
    private static readonly int[] Special =
    [
        15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513, 1023, 1024, 1025, 4095, 4096, 16_383, 16_384,
        32_767, 32_768, 32_769, 46_340, 46_341, 46_342, 65_535, 65_536, 65_537, 131_072, 262_143, 262_144, 524_288, 1_048_575, 1_048_576,
    ];

    public Random Random => random;

    private long MostMultiplyAdds => 2_000_000 >> smaller;

    private int MostFloats => GuardedMemory.Capacity >> smaller;

    /// <summary>A size from 1 to <paramref name="most"/>.</summary>
    public int Next(long most)
    {
        most = Math.Min(most, MostFloats);
        return (int)(random.Next(10) switch
        {
            < 5 => 1 + random.NextInt64(Math.Min(most, 12)),
            < 8 => (long)Math.Pow(most, random.NextDouble()),
            _ => Special[Array.FindLastIndex(Special, size => size <= most) is var last and >= 0 ? Math.Max(0, last - random.Next(12)) : 0] is var size && size <= most ? size : most,
        });
    }

    /// <summary>A size in which 1 is most likely.</summary>
    public int MostlyOne(long most) => random.Next(3) == 0 ? Next(most) : 1;

    public ConvSizes Conv2D() => Fitting(() =>
    {
        int[] map = Factors(3, Budget(21));
        int groups = random.Next(3) switch { 0 => map[2], 1 => 1, _ => Divisor(map[2]) };
        long outputs = (long)groups * MostlyOne(1 << random.Next(17));
        return outputs > MostFloats ? null : new(Axis(map[0]), Axis(map[1]), map[2], (int)outputs, groups, 1 + random.Next(4));
    });

    /// <summary>A group for each channel.</summary>
    public ConvSizes DepthwiseConv2D() => Fitting(() =>
    {
        int[] map = Factors(3, Budget(21));
        long outputs = (long)map[2] * MostlyOne(1 << random.Next(17));
        return outputs > MostFloats ? null : new(Axis(map[0]), Axis(map[1]), map[2], (int)outputs, map[2], 1 + random.Next(4));
    });

    /// <summary>Windows of 3x3, blocks of any number of tiles.</summary>
    public ConvSizes Winograd() => Fitting(() =>
    {
        int[] map = Factors(4, Budget(17));
        bool isSame = random.Next(2) == 0;
        bool fits = isSame || (map[0] > 2 && map[1] > 2);
        long planes = 36L * (map[2] + 32) * (map[3] + 32), block = 1 + random.Next(64);
        return !fits || planes > MostFloats || 36 * block * (Math.Max(map[2], map[3]) + 64) > MostFloats
            ? null
            : new(new(map[0], 3, 1, 1, isSame), new(map[1], 3, 1, 1, isSame), map[2], map[3], 1, 1 + random.Next(3), (int)block);
    });

    /// <summary>A convolution of one pixel.</summary>
    /// <param name="leastInputs">The fewest inputs.</param>
    public ConvSizes Dense(int leastInputs = 1) => Fitting(() =>
    {
        int[] factors = Factors(2, Budget(21));
        Axis one = new(1, 1, 1, 1, false);
        return factors[0] < leastInputs ? null : new(one, one, factors[0], factors[1], 1, MostlyOne(300));
    });

    /// <summary>A pooling: as many outputs as channels. Windows are clipped, so that what lies beyond the map costs nothing.</summary>
    public ConvSizes Pool2D()
    {
        while (true)
        {
            int[] map = Factors(3, Budget(20));
            bool isSame = random.Next(2) == 0;
            ConvSizes sizes = new(PoolAxis(map[0], isSame), PoolAxis(map[1], isSame), map[2], map[2], map[2], 1 + random.Next(3));
            (Axis rows, Axis columns) = (sizes.Rows, sizes.Columns);
            Int128 padded = (Int128)(rows.Input + rows.PadTotal) * (columns.Input + columns.PadTotal) * sizes.Channels;
            long work = sizes.Samples * sizes.OutputSize * Math.Min(rows.Kernel, rows.Input) * Math.Min(columns.Kernel, columns.Input);
            if (padded < 1 << 30 && work <= MostMultiplyAdds && sizes.Samples * Math.Max(sizes.InputSize, sizes.OutputSize) <= MostFloats)
            {
                return sizes;
            }
        }
    }

    /// <summary>A power of two up to the given one; large ones are the likelier.</summary>
    private long Budget(int bits) => 1L << Math.Max(random.Next(bits - smaller), random.Next(bits - smaller));

    /// <summary>Some sizes whose product is at most <paramref name="most"/>, the large ones anywhere.</summary>
    public int[] Factors(int count, long most)
    {
        int[] factors = new int[count];
        for (int i = 0; i < count; i++)
        {
            factors[i] = Next(most);
            most /= factors[i];
        }

        random.Shuffle(factors);
        return factors;
    }

    private Axis Axis(int input)
    {
        bool isSame = random.Next(2) == 0;
        int kernel = MostlyOne(isSame ? 1 << random.Next(18) : input);
        kernel = kernel == 1 && random.Next(2) == 0 ? Math.Min(3, isSame ? 3 : input) : kernel;

        // As the generator: no stride beyond the input, no dilation of a window of one.
        int stride = Math.Min(input, MostlyOne(1 << 20)), dilation = kernel == 1 ? 1 : MostlyOne(isSame ? 1 << 20 : Math.Max(1, (input - 1) / (kernel - 1)));
        return new(input, kernel, stride, dilation, isSame);
    }

    private Axis PoolAxis(int input, bool isSame)
    {
        int size = Next(isSame ? 1 << 15 : input);
        return new(input, size, Math.Min(input, random.Next(2) == 0 ? size : MostlyOne(1 << 20)), 1, isSame);
    }

    private int Divisor(int number)
    {
        int divisor = Next(number);
        while (number % divisor != 0)
        {
            divisor--;
        }

        return divisor;
    }

    private ConvSizes Fitting(Func<ConvSizes?> next)
    {
        while (true)
        {
            if (next() is { } sizes
                && (sizes.Rows.IsSame || sizes.Rows.Span <= sizes.Rows.Input) && (sizes.Columns.IsSame || sizes.Columns.Span <= sizes.Columns.Input)
                && sizes.Rows.Span <= MostFloats && sizes.Columns.Span <= MostFloats
                && sizes.KernelLength <= MostFloats && sizes.MultiplyAdds <= MostMultiplyAdds
                && sizes.LargestOperand > 0 && sizes.LargestOperand <= MostFloats)
            {
                return sizes;
            }
        }
    }
}
