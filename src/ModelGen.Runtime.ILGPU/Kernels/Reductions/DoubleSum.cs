using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Maps a number to the term that is summed.</summary>
internal interface ITerm
{
    /// <summary>The term of a number.</summary>
    double Of(float value);
}

/// <summary>Its square, exact as a double.</summary>
internal readonly struct Square : ITerm
{
    public double Of(float value) => (double)value * value;
}

/// <summary>Computes a regularizer's penalty on one number.</summary>
internal readonly struct Cost(float l1, float l2) : ITerm
{
    public double Of(float value) => Regularizers.Cost(new GpuFloat(value), l1, l2).Value;
}

/// <summary>Adds up numbers in double precision, always in the same order: first in chunks, one a group, then the chunks' sums.</summary>
internal static class DoubleSum
{
    /// <summary>Chunks of a sum, at most: a group adds so many at once.</summary>
    public const int MostChunks = GpuStream.GroupSize;

    /// <summary>Writes the sums of <see cref="MostChunks"/> chunks; those of chunks without numbers are 0.</summary>
    public static void Chunks<TTerm>(GpuStream gpu, TTerm term, ArrayView<float> values, ArrayView<double> sums)
        where TTerm : unmanaged, ITerm
    {
        int length = checked((int)values.Length);
        Arguments<TTerm> arguments = new() { Term = term, Values = values, Sums = sums, Length = length, Chunk = (length + MostChunks - 1) / MostChunks };
        gpu.Launch(ChunkKernel, arguments, new Index3D(MostChunks, 1, 1));
    }

    /// <summary>Adds the sums of all chunks; all threads of the one group get the total.</summary>
    public static double Total(ArrayView<double> sums)
    {
        double share = 0;
        for (long i = Group.IdxX; i < sums.Length; i += Group.DimX)
        {
            share += sums[i];
        }

        return GroupSum.Of(share);
    }

    private static void ChunkKernel<TTerm>(Arguments<TTerm> arguments)
        where TTerm : unmanaged, ITerm
    {
        long start = (long)Grid.IdxX * arguments.Chunk;
        long end = long.Min(start + arguments.Chunk, arguments.Length);
        double share = 0;
        for (long i = start + Group.IdxX; i < end; i += Group.DimX)
        {
            share += arguments.Term.Of(arguments.Values[i]);
        }

        double sum = GroupSum.Of(share);
        if (Group.IdxX == 0)
        {
            arguments.Sums[Grid.IdxX] = sum;
        }
    }

    internal struct Arguments<TTerm>
        where TTerm : unmanaged
    {
        internal TTerm Term;
        internal ArrayView<float> Values;
        internal ArrayView<double> Sums;
        internal int Length;
        internal int Chunk;
    }
}
