namespace ModelGen;

/// <summary>
/// Convolution (cross-correlation): (H, W, C) -> (H', W', filters); kernel (height, width, C / groups, filters), bias (filters).
/// </summary>
public sealed class Conv2DAttribute : WeightedLayerAttribute
{
    /// <summary>A square kernel.</summary>
    public Conv2DAttribute(int filters, int kernelSize)
        : this(filters, kernelSize, kernelSize)
    {
    }

    /// <summary>A kernel of kernelHeight rows and kernelWidth columns.</summary>
    public Conv2DAttribute(int filters, int kernelHeight, int kernelWidth)
    {
        Filters = filters;
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The output channels, at least 1 and a multiple of <see cref="Groups"/>.</summary>
    public int Filters { get; }

    /// <summary>Rows of the kernel, at least 1.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the kernel, at least 1.</summary>
    public int KernelWidth { get; }

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

    /// <summary>Input and output channels are split into this many groups that do not see each other. Divides both.</summary>
    public int Groups { get; set; } = 1;
}
