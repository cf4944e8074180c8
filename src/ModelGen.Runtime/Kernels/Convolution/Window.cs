using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Checks the maps of windowed kernels before they take pointers.</summary>
internal static class Window
{
    /// <summary>The input of a forward pass or a kernel's gradient, with the zeros that the window looks at.</summary>
    /// <exception cref="ArgumentException">The map has another shape, a narrower halo or fewer samples.</exception>
    public static void ExpectInput<TShape>(FeatureMap x, int samples)
        where TShape : struct, IWindowShape
    {
        Expect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels);
        int lastRow = ((TShape.OutputHeight - 1) * TShape.StrideHeight) + ((TShape.KernelHeight - 1) * TShape.DilationHeight) - TShape.PadTop;
        int lastColumn = ((TShape.OutputWidth - 1) * TShape.StrideWidth) + ((TShape.KernelWidth - 1) * TShape.DilationWidth) - TShape.PadLeft;
        ExpectHalo(
            x.Halo,
            new(
                TShape.PadTop, TShape.PadLeft,
                int.Max(0, lastRow - (TShape.InputHeight - 1)), int.Max(0, lastColumn - (TShape.InputWidth - 1))),
            nameof(x));
    }

    /// <summary>The output's gradient, with the zeros that the input's gradient looks at.</summary>
    /// <exception cref="ArgumentException">The map has another shape, a narrower halo or fewer samples.</exception>
    public static void ExpectOutputGradient<TShape>(FeatureMap dy, int channels, int samples)
        where TShape : struct, IWindowShape
    {
        Expect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, channels);
        ExpectHalo(
            dy.Halo,
            new(
                int.Max(0, (((TShape.KernelHeight - 1) * TShape.DilationHeight) - TShape.PadTop) / TShape.StrideHeight),
                int.Max(0, (((TShape.KernelWidth - 1) * TShape.DilationWidth) - TShape.PadLeft) / TShape.StrideWidth),
                int.Max(0, ((TShape.InputHeight - 1 + TShape.PadTop) / TShape.StrideHeight) - (TShape.OutputHeight - 1)),
                int.Max(0, ((TShape.InputWidth - 1 + TShape.PadLeft) / TShape.StrideWidth) - (TShape.OutputWidth - 1))),
            nameof(dy));
    }

    /// <summary>Returns the first element of the first output pixel's window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe float* First<TShape>(FeatureMapPointer x)
        where TShape : struct, IWindowShape => x.Interior - (TShape.PadTop * x.RowStride) - (TShape.PadLeft * TShape.InputChannels);

    public static void ExpectHalo(Halo halo, Halo needed, string name)
    {
        if (halo.Top < needed.Top || halo.Left < needed.Left || halo.Bottom < needed.Bottom || halo.Right < needed.Right)
        {
            throw new ArgumentException($"'{name}' has a border of {Text(halo)}; this kernel needs {Text(needed)}.", name);
        }
    }

    private static string Text(Halo halo) => $"{halo.Top} above, {halo.Left} left, {halo.Bottom} below, {halo.Right} right";
}
