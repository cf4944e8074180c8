namespace ModelGen.Kernels;

/// <summary>A convolution's constants.</summary>
public interface IConv2DShape : IWindowShape
{
    /// <summary>Channels out.</summary>
    static abstract int OutputChannels { get; }

    /// <summary>Parts of the channels that do not see each other.</summary>
    static abstract int Groups { get; }
}
