namespace ModelGen.Kernels;

/// <summary>The output pixels of a micro-batch in chunks, for gradients of kernels.</summary>
internal static class PixelChunks<TShape>
    where TShape : struct, IWindowShape
{
    /// <summary>
    /// Pixels at a time: many, so that sums are seldom added to the gradient, but few enough that both maps stay in cache while
    /// every tile passes over them. Only a row that is longer is more.
    /// </summary>
    public const int Pixels = 256;

    /// <summary>Runs the action on some rows of a sample at a time, or some whole samples.</summary>
    public static void ForEach<TAction>(FeatureMapPointer x, FeatureMapPointer dy, int samples, TAction action)
        where TAction : struct, IPixelChunkAction
    {
        int rows = int.Clamp(Pixels / TShape.OutputWidth, 1, TShape.OutputHeight);
        int chunk = rows < TShape.OutputHeight ? 1 : int.Max(1, Pixels / (TShape.OutputHeight * TShape.OutputWidth));
        for (int sample = 0; sample < samples; sample += chunk)
        {
            for (int row = 0; row < TShape.OutputHeight; row += rows)
            {
                action.Invoke(
                    x.From(sample, row * TShape.StrideHeight), dy.From(sample, row),
                    int.Min(chunk, samples - sample), int.Min(rows, TShape.OutputHeight - row));
            }
        }
    }
}
