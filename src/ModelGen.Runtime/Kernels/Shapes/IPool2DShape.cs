namespace ModelGen.Kernels;

/// <summary>
/// The numbers of one pooling layer, as a type, so that a kernel knows them when it is compiled. All but the paddings are at
/// least 1. The window of output (oy, ox) begins at input (oy * StrideHeight - PadTop, ox * StrideWidth - PadLeft); what of
/// it is outside the input is left out.
/// </summary>
public interface IPool2DShape
{
    /// <summary>Rows of the input.</summary>
    static abstract int InputHeight { get; }

    /// <summary>Columns of the input.</summary>
    static abstract int InputWidth { get; }

    /// <summary>Channels of input and output.</summary>
    static abstract int Channels { get; }

    /// <summary>Rows of the output.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>Columns of the output.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>Rows of the window.</summary>
    static abstract int PoolHeight { get; }

    /// <summary>Columns of the window.</summary>
    static abstract int PoolWidth { get; }

    /// <summary>Input rows from one window to the next.</summary>
    static abstract int StrideHeight { get; }

    /// <summary>Input columns from one window to the next.</summary>
    static abstract int StrideWidth { get; }

    /// <summary>Rows above the input that the first window covers.</summary>
    static abstract int PadTop { get; }

    /// <summary>Columns left of the input that the first window covers.</summary>
    static abstract int PadLeft { get; }
}
