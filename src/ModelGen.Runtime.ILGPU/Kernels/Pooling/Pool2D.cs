using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Computes which element a pooling thread has, and which windows contain it.</summary>
internal static class Pool2D<TShape>
    where TShape : struct, IPool2DShape
{
    /// <summary>Values of a sample's output.</summary>
    public static int OutputSize => TShape.OutputHeight * TShape.OutputWidth * TShape.Channels;

    /// <summary>Values of a sample's input.</summary>
    public static int InputSize => TShape.InputHeight * TShape.InputWidth * TShape.Channels;

    /// <summary>Checks the maps against the shape.</summary>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Check(GpuMap x, GpuMap y, int samples)
    {
        GpuExpect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        GpuExpect.Map(y, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
    }

    /// <summary>The window of an output.</summary>
    public static ClippedWindow<TShape> Window(PoolPlace output) =>
        new((output.Row * TShape.StrideHeight) - TShape.PadTop, (output.Column * TShape.StrideWidth) - TShape.PadLeft);

    /// <summary>The number of an input among all of them.</summary>
    public static int Input(int sample, int row, int column, int channel) =>
        ((((sample * TShape.InputHeight) + row) * TShape.InputWidth) + column) * TShape.Channels + channel;

    /// <summary>The number of an output among all of them.</summary>
    public static int Output(int sample, int row, int column, int channel) =>
        ((((sample * TShape.OutputHeight) + row) * TShape.OutputWidth) + column) * TShape.Channels + channel;

    /// <summary>The rows of windows that see an input row; none where the last is before the first.</summary>
    public static int FirstWindowRow(int row) => First(row + TShape.PadTop, TShape.PoolHeight, TShape.StrideHeight);

    /// <summary>The last of them.</summary>
    public static int LastWindowRow(int row) => Math.Min((row + TShape.PadTop) / TShape.StrideHeight, TShape.OutputHeight - 1);

    /// <summary>Returns the first window that contains a column; see <see cref="FirstWindowRow"/>.</summary>
    public static int FirstWindowColumn(int column) => First(column + TShape.PadLeft, TShape.PoolWidth, TShape.StrideWidth);

    /// <summary>Returns the last window that contains a column; see <see cref="LastWindowRow"/>.</summary>
    public static int LastWindowColumn(int column) => Math.Min((column + TShape.PadLeft) / TShape.StrideWidth, TShape.OutputWidth - 1);

    private static int First(int place, int pool, int stride) => (Math.Max(place - pool + 1, 0) + stride - 1) / stride;
}

/// <summary>One value of a map.</summary>
internal readonly record struct PoolPlace(int Sample, int Row, int Column, int Channel)
{
    /// <summary>The place of a number, channels first.</summary>
    public static PoolPlace Of(int number, int height, int width, int channels)
    {
        int pixel = number / channels, line = pixel / width, sample = line / height;
        return new(sample, line - (sample * height), pixel - (line * width), number - (pixel * channels));
    }
}
