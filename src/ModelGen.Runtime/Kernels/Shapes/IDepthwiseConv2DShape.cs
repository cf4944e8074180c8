namespace ModelGen.Kernels;

/// <summary>A depthwise convolution's constants.</summary>
public interface IDepthwiseConv2DShape : IWindowShape
{
    /// <summary>Output channels for each input channel.</summary>
    static abstract int DepthMultiplier { get; }
}
