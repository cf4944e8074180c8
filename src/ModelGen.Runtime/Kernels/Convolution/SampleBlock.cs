using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Computes the number of samples that a windowed kernel processes at a time.</summary>
internal static class SampleBlock
{
    /// <summary>Floats that stay in a second-level cache of 1 MiB beside a kernel.</summary>
    private const int CacheFloats = 128 * 1024;

    /// <summary>
    /// Returns the number of samples that fit in L2, but at least enough to match the size of the kernel, which every block
    /// reads once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<TShape>(int outputChannels, int kernelLength)
        where TShape : struct, IWindowShape
    {
        long maps = ((long)TShape.InputHeight * TShape.InputWidth * TShape.InputChannels) + ((long)TShape.OutputHeight * TShape.OutputWidth * outputChannels);
        return (int)long.Max(1, long.Max(CacheFloats, kernelLength) / maps);
    }
}
