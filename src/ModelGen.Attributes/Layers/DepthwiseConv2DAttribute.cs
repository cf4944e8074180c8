namespace ModelGen;

/// <summary>
/// A convolution of each channel by itself: (H, W, C) -> (H', W', C * depthMultiplier);
/// kernel (height, width, C, depthMultiplier), bias (C * depthMultiplier).
/// </summary>
public sealed class DepthwiseConv2DAttribute : WeightedLayerAttribute
{
    /// <summary>A square kernel.</summary>
    public DepthwiseConv2DAttribute(int kernelSize)
        : this(kernelSize, kernelSize)
    {
    }

    /// <summary>A kernel of kernelHeight rows and kernelWidth columns.</summary>
    public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>Rows of the kernel, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel, at least 1.</summary>
    public int KernelWidth { get; }

    /// <summary>Output channels for each input channel, at least 1.</summary>
    public int DepthMultiplier { get; set; } = 1;

    /// <summary>Step of the window in both directions, at least 1.</summary>
    public int Strides { get; set; } = 1;

    /// <summary>Step of the window in rows, instead of <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Step of the window in columns, instead of <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Gets or sets how the window treats the border of its input.</summary>
    public Padding Padding { get; set; } = Padding.Valid;

    /// <summary>Distance between neighbouring kernel elements in both directions, at least 1.</summary>
    public int DilationRate { get; set; } = 1;

    /// <summary>Distance between neighbouring kernel rows, instead of <see cref="DilationRate"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Distance between neighbouring kernel columns, instead of <see cref="DilationRate"/>.</summary>
    public int DilationWidth { get; set; }
}
