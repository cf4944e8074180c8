using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Stores the sums of a 4x4 tile, one vector of channels.</summary>
internal interface IOutputTile<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Takes row <paramref name="row"/> of the tile, 0 to 3; rows come in any order.</summary>
    void Store(int row, Row4<V> sums);
}
