namespace ModelGen;

/// <summary>The same numbers under another shape of equal size. Costs nothing.</summary>
public sealed class ReshapeAttribute(params int[] targetShape) : LayerAttribute
{
    /// <summary>The new shape without the batch; one dimension may be -1 and is then inferred.</summary>
    public int[] TargetShape { get; } = targetShape;
}
