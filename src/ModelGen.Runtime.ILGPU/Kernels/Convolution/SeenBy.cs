using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>An input pixel, and the output pixels whose windows see it.</summary>
internal readonly struct SeenBy<TShape>
    where TShape : struct, IWindowShape
{
    private readonly int sample;
    private readonly int row;
    private readonly int column;

    /// <summary>The input pixel of that number among those of all samples.</summary>
    public SeenBy(int number)
    {
        int line = number / TShape.InputWidth;
        sample = line / TShape.InputHeight;
        row = (line % TShape.InputHeight) + TShape.PadTop;
        column = (number % TShape.InputWidth) + TShape.PadLeft;
    }

    /// <summary>
    /// Returns the index of a channel of the output pixel whose window has this input pixel at a tap; negative if there is
    /// none.
    /// </summary>
    /// <param name="channels">Of all groups.</param>
    public int Place(Tap<TShape> tap, int channels, int channel)
    {
        int down = row - tap.Down;
        int right = column - tap.Right;
        int outputRow = down / TShape.StrideHeight;
        int outputColumn = right / TShape.StrideWidth;
        return down >= 0 && right >= 0 && outputRow < TShape.OutputHeight && outputColumn < TShape.OutputWidth
            && outputRow * TShape.StrideHeight == down && outputColumn * TShape.StrideWidth == right
            ? (((((sample * TShape.OutputHeight) + outputRow) * TShape.OutputWidth) + outputColumn) * channels) + channel
            : -1;
    }
}
