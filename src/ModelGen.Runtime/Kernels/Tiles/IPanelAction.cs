using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Work on one panel, a vector's width of neighbouring columns; see <see cref="IPanels"/>.</summary>
internal interface IPanelAction
{
    /// <param name="first">The panel's first column.</param>
    /// <param name="skip">How many of its leading columns belong to the panel before as well.</param>
    void Invoke<V>(int first, int skip)
        where V : unmanaged, IVector<V>;
}
