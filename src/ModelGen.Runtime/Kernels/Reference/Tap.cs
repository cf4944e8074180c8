namespace ModelGen.Kernels.Reference;

/// <summary>One look of a window at one pixel: output pixel, kernel place and input pixel, each numbered row by row.</summary>
internal readonly record struct Tap(int Input, int Kernel, int Output)
{
    /// <summary>Every window with everything it sees inside the input.</summary>
    public static IEnumerable<Tap> All<TShape>()
        where TShape : struct, IWindowShape
    {
        for (int oh = 0; oh < TShape.OutputHeight; oh++)
        {
            for (int ow = 0; ow < TShape.OutputWidth; ow++)
            {
                for (int kh = 0; kh < TShape.KernelHeight; kh++)
                {
                    for (int kw = 0; kw < TShape.KernelWidth; kw++)
                    {
                        int row = (oh * TShape.StrideHeight) + (kh * TShape.DilationHeight) - TShape.PadTop;
                        int column = (ow * TShape.StrideWidth) + (kw * TShape.DilationWidth) - TShape.PadLeft;
                        if (row >= 0 && row < TShape.InputHeight && column >= 0 && column < TShape.InputWidth)
                        {
                            yield return new(
                                (row * TShape.InputWidth) + column, (kh * TShape.KernelWidth) + kw, (oh * TShape.OutputWidth) + ow);
                        }
                    }
                }
            }
        }
    }
}
