namespace ModelGen;

/// <summary>The mean of each channel: (H, W, C) -> (C).</summary>
public sealed class GlobalAvgPool2DAttribute : LayerAttribute;
