using ModelGen.Simd;

namespace ModelGen.Kernels;

/// <summary>Stores the outputs of a Winograd convolution.</summary>
internal unsafe interface IWinogradResult
{
    /// <summary>Brings near what <see cref="Store"/> will write for a tile.</summary>
    /// <param name="tile">The tile's number in the micro-batch.</param>
    /// <param name="channel">The first output channel.</param>
    /// <param name="channels">How many.</param>
    void Prefetch<TShape>(int tile, int channel, int channels)
        where TShape : struct, IWinogradShape;

    /// <summary>Transforms the products of one tile, one vector of channels, to outputs and stores them.</summary>
    /// <param name="products">The first plane.</param>
    /// <param name="plane">Floats from one plane to the next.</param>
    /// <param name="tile">The tile's number in the micro-batch.</param>
    /// <param name="channel">The vector's first output channel.</param>
    /// <param name="rows">Room for two rows of four outputs.</param>
    void Store<TShape, V>(float* products, nint plane, int tile, int channel, float* rows)
        where TShape : struct, IWinogradShape
        where V : unmanaged, IVector<V>;
}
