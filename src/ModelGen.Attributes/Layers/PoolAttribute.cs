namespace ModelGen;

/// <summary>A window of a pooling layer: (H, W, C) -> (H', W', C).</summary>
public abstract class PoolAttribute(int poolHeight, int poolWidth) : LayerAttribute
{
    /// <summary>Rows of the window, at least 1.</summary>
    public int PoolHeight { get; } = poolHeight;

    /// <summary>Columns of the window, at least 1.</summary>
    public int PoolWidth { get; } = poolWidth;

    /// <summary>Step of the window in both directions; by default the window's size.</summary>
    public int Strides { get; set; }

    /// <summary>Step of the window in rows, instead of <see cref="Strides"/>.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Step of the window in columns, instead of <see cref="Strides"/>.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Gets or sets how the window treats the border of its input. Padding never counts as data.</summary>
    public Padding Padding { get; set; } = Padding.Valid;
}
