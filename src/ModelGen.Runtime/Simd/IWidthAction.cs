namespace ModelGen.Simd;

/// <summary>Work that is written for any vector width; see <see cref="Width"/>.</summary>
internal interface IWidthAction
{
    void Invoke<V>()
        where V : unmanaged, IVector<V>;
}
