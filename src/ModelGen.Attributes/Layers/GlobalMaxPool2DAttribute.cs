namespace ModelGen;

/// <summary>The largest value of each channel: (H, W, C) -> (C). The gradient goes to the first place that holds it.</summary>
public sealed class GlobalMaxPool2DAttribute : LayerAttribute;
