namespace ModelGen;

/// <summary>The same numbers as one vector, in row, column, channel order: (H, W, C) -> (H * W * C). Costs nothing.</summary>
public sealed class FlattenAttribute : LayerAttribute;
