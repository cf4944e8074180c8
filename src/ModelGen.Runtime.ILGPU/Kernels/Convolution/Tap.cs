using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>A pixel of a convolution's window: how far it lies from the window's corner, in input pixels.</summary>
internal readonly struct Tap<TShape>
    where TShape : struct, IWindowShape
{
    public readonly int Down;
    public readonly int Right;

    /// <summary>The window's pixel of that number, row by row.</summary>
    public Tap(int number)
    {
        Down = number / TShape.KernelWidth * TShape.DilationHeight;
        Right = number % TShape.KernelWidth * TShape.DilationWidth;
    }

    public static int Count => TShape.KernelHeight * TShape.KernelWidth;
}
