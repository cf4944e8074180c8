namespace ModelGen;

/// <summary>The largest value of each window and channel; its gradient goes to the first place that holds it. (H, W, C) -> (H', W', C).</summary>
public sealed class MaxPool2DAttribute : PoolAttribute
{
    /// <summary>A square window.</summary>
    public MaxPool2DAttribute(int poolSize = 2)
        : base(poolSize, poolSize)
    {
    }

    /// <summary>A window of poolHeight rows and poolWidth columns.</summary>
    public MaxPool2DAttribute(int poolHeight, int poolWidth)
        : base(poolHeight, poolWidth)
    {
    }
}
