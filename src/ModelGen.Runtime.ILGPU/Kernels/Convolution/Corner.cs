using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Locates the first element of an output pixel's window, which may lie in the padding.</summary>
internal readonly struct Corner<TShape>
    where TShape : struct, IWindowShape
{
    private readonly int sample;
    private readonly int top;
    private readonly int left;

    /// <summary>The window of output pixel (row, column).</summary>
    public Corner(int sample, int row, int column)
    {
        this.sample = sample;
        top = (row * TShape.StrideHeight) - TShape.PadTop;
        left = (column * TShape.StrideWidth) - TShape.PadLeft;
    }

    /// <summary>True if no window reaches into the padding.</summary>
    private static bool StaysInside =>
        TShape.PadTop == 0 && TShape.PadLeft == 0
        && ((TShape.OutputHeight - 1) * TShape.StrideHeight) + ((TShape.KernelHeight - 1) * TShape.DilationHeight) < TShape.InputHeight
        && ((TShape.OutputWidth - 1) * TShape.StrideWidth) + ((TShape.KernelWidth - 1) * TShape.DilationWidth) < TShape.InputWidth;

    /// <summary>Returns the index in the input of a channel of the window's pixel; negative in the padding.</summary>
    public int Place(Tap<TShape> tap, int channel)
    {
        int row = top + tap.Down;
        int column = left + tap.Right;
        return StaysInside || (row >= 0 && row < TShape.InputHeight && column >= 0 && column < TShape.InputWidth)
            ? (((((sample * TShape.InputHeight) + row) * TShape.InputWidth) + column) * TShape.InputChannels) + channel
            : -1;
    }
}
