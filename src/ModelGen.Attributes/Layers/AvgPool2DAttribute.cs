namespace ModelGen;

/// <summary>The mean of each window and channel, over the data that the window covers. (H, W, C) -> (H', W', C).</summary>
public sealed class AvgPool2DAttribute : PoolAttribute
{
    /// <summary>A square window.</summary>
    public AvgPool2DAttribute(int poolSize = 2)
        : base(poolSize, poolSize)
    {
    }

    /// <summary>A window of poolHeight rows and poolWidth columns.</summary>
    public AvgPool2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth)
    {
    }
}
