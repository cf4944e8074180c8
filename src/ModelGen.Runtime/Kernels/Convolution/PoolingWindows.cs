using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>Windows of 2x2 output pixels of a convolution: where each pixel's own window begins.</summary>
internal readonly unsafe struct PoolingWindows<TShape, TPool>
    where TShape : struct, IConv2DShape
    where TPool : struct, IPool2DShape
{
    private readonly Pixels corners;
    private readonly nint down;

    public PoolingWindows(FeatureMapPointer x, int group, int samples)
    {
        down = TShape.StrideHeight * x.RowStride;
        corners = new(ConvolutionWindow<TShape>.First(x, group), TPool.OutputHeight, TPool.OutputWidth, x.SampleStride, 2 * down, 2 * Right);
        Count = samples * TPool.OutputHeight * TPool.OutputWidth;
    }

    /// <summary>Of all samples.</summary>
    public int Count { get; }

    private static nint Right
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.StrideWidth * TShape.InputChannels;
    }

    /// <summary>The pixels of two of them, in four rows each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows8 Two(int first, int second)
    {
        Rows8 pixels;
        pixels.R0 = corners.At(first);
        pixels.R1 = pixels.R0 + Right;
        pixels.R2 = pixels.R0 + down;
        pixels.R3 = pixels.R0 + down + Right;
        pixels.R4 = corners.At(second);
        pixels.R5 = pixels.R4 + Right;
        pixels.R6 = pixels.R4 + down;
        pixels.R7 = pixels.R4 + down + Right;
        return pixels;
    }
}
