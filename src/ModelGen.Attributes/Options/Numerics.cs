namespace ModelGen;

/// <summary>Specifies the convolution algorithms that the planner may choose from.</summary>
public enum Numerics
{
    /// <summary>Whichever is fastest within the documented error bounds.</summary>
    Auto,

    /// <summary>Only sums of products, in a fixed order.</summary>
    Direct,
}
