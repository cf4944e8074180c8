using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>How many samples a windowed kernel takes at a time.</summary>
internal static class SampleBlock
{
    /// <summary>Floats that stay in a second-level cache of 1 MiB beside a kernel.</summary>
    private const int CacheFloats = 128 * 1024;

    /// <summary>As many as stay in the second-level cache, but not less memory than the kernel, which passes through the cache once for each block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<TShape>(int outputChannels, int kernelLength)
        where TShape : struct, IWindowShape
    {
        long maps = ((long)TShape.InputHeight * TShape.InputWidth * TShape.InputChannels) + ((long)TShape.OutputHeight * TShape.OutputWidth * outputChannels);
        return (int)long.Max(1, long.Max(CacheFloats, kernelLength) / maps);
    }
}
