namespace ModelGen.Kernels;

/// <summary>Work on some output pixels; see <see cref="PixelChunks{TShape}"/>.</summary>
internal interface IPixelChunkAction
{
    /// <param name="x">From the first row that the first window sees.</param>
    /// <param name="dy">From the first row.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="height">How many rows of each.</param>
    void Invoke(FeatureMapPointer x, FeatureMapPointer dy, int samples, int height);
}
