namespace ModelGen.Kernels;

/// <summary>The constants that every convolution over rows and columns has.</summary>
public interface IWindowShape
{
    /// <summary>Rows in.</summary>
    static abstract int InputHeight { get; }

    /// <summary>Columns in.</summary>
    static abstract int InputWidth { get; }

    /// <summary>Channels in.</summary>
    static abstract int InputChannels { get; }

    /// <summary>Rows out.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>Columns out.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>Rows of the kernel.</summary>
    static abstract int KernelHeight { get; }

    /// <summary>Columns of the kernel.</summary>
    static abstract int KernelWidth { get; }

    /// <summary>Input rows from one output row to the next.</summary>
    static abstract int StrideHeight { get; }

    /// <summary>Input columns from one output column to the next.</summary>
    static abstract int StrideWidth { get; }

    /// <summary>Input rows from one kernel row to the next.</summary>
    static abstract int DilationHeight { get; }

    /// <summary>Input columns from one kernel column to the next.</summary>
    static abstract int DilationWidth { get; }

    /// <summary>Rows of zeros above the input.</summary>
    static abstract int PadTop { get; }

    /// <summary>Columns of zeros left of the input.</summary>
    static abstract int PadLeft { get; }
}
