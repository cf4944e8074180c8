using System.Runtime.CompilerServices;
using ModelGen.Memory;

namespace ModelGen.Kernels;

/// <summary>Checks the maps of Winograd kernels, which read whole tiles, before they take pointers.</summary>
internal static class WinogradWindow
{
    /// <summary>The input, with the zeros that the tiles' windows look at.</summary>
    /// <exception cref="ArgumentException">The map has another shape, a narrower halo or fewer samples.</exception>
    public static void ExpectInput<TShape>(FeatureMap x, int samples, [CallerArgumentExpression(nameof(x))] string name = "")
        where TShape : struct, IWinogradShape
    {
        Expect.Map(x, samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, name);
        Window.ExpectHalo(
            x.Halo,
            new(
                TShape.PadTop, TShape.PadLeft,
                int.Max(0, (WinogradGrid<TShape>.Down * WinogradGrid<TShape>.Side) + 2 - TShape.PadTop - TShape.InputHeight),
                int.Max(0, (WinogradGrid<TShape>.Across * WinogradGrid<TShape>.Side) + 2 - TShape.PadLeft - TShape.InputWidth)),
            name);
    }

    /// <summary>The output's gradient, with the zeros that fill the last tiles.</summary>
    /// <exception cref="ArgumentException">The map has another shape, a narrower halo or fewer samples.</exception>
    public static void ExpectOutputGradient<TShape>(FeatureMap dy, int samples, [CallerArgumentExpression(nameof(dy))] string name = "")
        where TShape : struct, IWinogradShape
    {
        Expect.Map(dy, samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels, name);
        Window.ExpectHalo(
            dy.Halo,
            new(
                0, 0,
                (WinogradGrid<TShape>.Down * WinogradGrid<TShape>.Side) - TShape.OutputHeight,
                (WinogradGrid<TShape>.Across * WinogradGrid<TShape>.Side) - TShape.OutputWidth),
            name);
    }
}
