using ModelGen.Simd;

namespace ModelGen;

/// <summary>An optimizer's formula over pointers to weights, gradients and moments.</summary>
internal interface IUpdateRule
{
    /// <summary>Updates the weights [index, index + V.Count).</summary>
    void Update<V>(int index)
        where V : unmanaged, IVector<V>;
}
