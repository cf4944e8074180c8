using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>The sizes of a convolution, a depthwise one or a pooling, as the generator would write them.</summary>
internal sealed record ConvSizes(Axis Rows, Axis Columns, int Channels, int Outputs, int Groups, int Samples, int BlockTiles = 1)
{
    public long InputSize => (long)Rows.Input * Columns.Input * Channels;

    public long OutputSize => (long)Rows.Output * Columns.Output * Outputs;

    public long KernelLength => (long)Rows.Kernel * Columns.Kernel * (Channels / Groups) * Outputs;

    public long MultiplyAdds => Samples * OutputSize * Rows.Kernel * Columns.Kernel * (Channels / Groups);

    /// <summary>Floats of the largest of all operands.</summary>
    public long LargestOperand
    {
        get
        {
            long input = Samples * (Rows.Input + Rows.PadTotal) * (Columns.Input + Columns.PadTotal) * Channels;
            long gradient = Samples * ((long)Rows.Output + Rows.GradientBefore + Rows.GradientAfter)
                * ((long)Columns.Output + Columns.GradientBefore + Columns.GradientAfter) * Outputs;
            return Math.Max(Math.Max(input, gradient), KernelLength);
        }
    }
}

/// <summary>
/// One type for every shape: its sizes are set while the test runs, so that thousands need one compilation. One thread at a time.
/// </summary>
internal readonly struct ExtremeConv : IConvShape, IWinogradShape, IPool2DShape, IDenseShape
{
    private static int inputHeight, inputWidth, inputChannels, outputHeight, outputWidth, outputChannels, kernelHeight, kernelWidth;
    private static int strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft, groups, blockTiles;

    public static int InputHeight => inputHeight;

    public static int InputWidth => inputWidth;

    public static int InputChannels => inputChannels;

    public static int OutputHeight => outputHeight;

    public static int OutputWidth => outputWidth;

    public static int OutputChannels => outputChannels;

    public static int KernelHeight => kernelHeight;

    public static int KernelWidth => kernelWidth;

    public static int StrideHeight => strideHeight;

    public static int StrideWidth => strideWidth;

    public static int DilationHeight => dilationHeight;

    public static int DilationWidth => dilationWidth;

    public static int PadTop => padTop;

    public static int PadLeft => padLeft;

    public static int Groups => groups;

    public static int DepthMultiplier => outputChannels / inputChannels;

    public static int BlockTiles => blockTiles;

    public static int Channels => inputChannels;

    public static int PoolHeight => kernelHeight;

    public static int PoolWidth => kernelWidth;

    public static int Inputs => inputChannels;

    public static int Outputs => outputChannels;

    public static Halo InputHalo { get; private set; }

    public static Halo GradientHalo { get; private set; }

    public static void Set(ConvSizes sizes)
    {
        (Axis rows, Axis columns) = (sizes.Rows, sizes.Columns);
        (inputHeight, inputWidth, inputChannels) = (rows.Input, columns.Input, sizes.Channels);
        (outputHeight, outputWidth, outputChannels) = (rows.Output, columns.Output, sizes.Outputs);
        (kernelHeight, kernelWidth) = (rows.Kernel, columns.Kernel);
        (strideHeight, strideWidth) = (rows.Stride, columns.Stride);
        (dilationHeight, dilationWidth) = (rows.Dilation, columns.Dilation);
        (padTop, padLeft) = (rows.PadBefore, columns.PadBefore);
        (groups, blockTiles) = (sizes.Groups, sizes.BlockTiles);
        InputHalo = new(rows.PadBefore, columns.PadBefore, rows.PadAfter, columns.PadAfter);
        GradientHalo = new(rows.GradientBefore, columns.GradientBefore, rows.GradientAfter, columns.GradientAfter);
    }
}
