namespace ModelGen.Kernels;

/// <summary>A 3x3 convolution of stride 1 in one group that is computed in Winograd's transform domain.</summary>
public interface IWinogradShape : IConv2DShape
{
    /// <summary>Tiles of 4x4 outputs that are transformed, multiplied and transformed back together, so that they stay in cache.</summary>
    static abstract int BlockTiles { get; }
}
