using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>In which order output pixels are rows of a product.</summary>
internal interface IPixelOrder
{
    /// <summary>The window that gives output pixel <paramref name="number"/>.</summary>
    static abstract Corner<TShape> Window<TShape>(int number)
        where TShape : struct, IWindowShape;
}

/// <summary>Visits pixels in the order of memory.</summary>
internal readonly struct RowMajor : IPixelOrder
{
    public static Corner<TShape> Window<TShape>(int number)
        where TShape : struct, IWindowShape
    {
        int row = number / TShape.OutputWidth;
        return new(row / TShape.OutputHeight, row % TShape.OutputHeight, number % TShape.OutputWidth);
    }
}

/// <summary>The four pixels of each pooled window of 2x2 one after the other, so that one thread has them all.</summary>
internal readonly struct PooledWindows<TPool> : IPixelOrder
    where TPool : struct, IPool2DShape
{
    /// <summary>Pixels of a window.</summary>
    public const int Pixels = 4;

    public static Corner<TShape> Window<TShape>(int number)
        where TShape : struct, IWindowShape
    {
        int window = number / Pixels;
        int pixel = number % Pixels;
        int row = window / TPool.OutputWidth;
        return new(
            row / TPool.OutputHeight,
            (row % TPool.OutputHeight * 2) + (pixel / 2),
            (window % TPool.OutputWidth * 2) + (pixel % 2));
    }
}
