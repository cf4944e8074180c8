using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Into how many parts the sums of a convolution are cut.</summary>
internal static class ConvolutionParts
{
    /// <summary>
    /// Samples that a pass is assumed to have. The number itself does not enter the choice, so that a sample's result does not
    /// depend on the samples beside it.
    /// </summary>
    private const int UsualSamples = 64;

    /// <summary>Parts for a map of <paramref name="pixels"/> a sample.</summary>
    public static int ForMap<TColumns>(int pixels, int inner, int samples)
        where TColumns : struct, IColumns =>
        InnerParts.For(Tiles<TColumns>((long)pixels * UsualSamples), inner, (long)pixels * samples * TColumns.All);

    /// <summary>Parts for a gradient of a kernel of <paramref name="rows"/> rows.</summary>
    public static int ForKernel<TColumns>(int rows, int inner)
        where TColumns : struct, IColumns =>
        InnerParts.For(Tiles<TColumns>(rows), inner, (long)rows * TColumns.All);

    /// <summary>About as many tiles as the product will have.</summary>
    private static long Tiles<TColumns>(long rows)
        where TColumns : struct, IColumns =>
        ((rows + TileRows.Count - 1) / TileRows.Count) * (((TColumns.All / TColumns.Groups) + 63) / 64) * TColumns.Groups;
}
