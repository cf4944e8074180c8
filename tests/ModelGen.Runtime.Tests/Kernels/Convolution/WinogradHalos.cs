using ModelGen.Kernels;
using ModelGen.Memory;

namespace ModelGen.Tests.Kernels;

/// <summary>The zeros that whole tiles of a 3x3 convolution of stride 1 read beyond the maps.</summary>
internal readonly struct WinogradHalos<TShape>
    where TShape : struct, IWinogradShape
{
    /// <summary>Tiles over the outputs read two rows more than they write.</summary>
    public Halo Input => new(
        TShape.PadTop, TShape.PadLeft,
        Beyond(TShape.OutputHeight, TShape.InputHeight, TShape.PadTop), Beyond(TShape.OutputWidth, TShape.InputWidth, TShape.PadLeft));

    /// <summary>Tiles over the inputs, and those over the outputs that the kernel's gradient reads.</summary>
    public Halo Gradient => new(
        2 - TShape.PadTop, 2 - TShape.PadLeft,
        Math.Max(Tiled(TShape.OutputHeight) - TShape.OutputHeight, Beyond(TShape.InputHeight, TShape.OutputHeight, 2 - TShape.PadTop)),
        Math.Max(Tiled(TShape.OutputWidth) - TShape.OutputWidth, Beyond(TShape.InputWidth, TShape.OutputWidth, 2 - TShape.PadLeft)));

    /// <summary>Tiles over the inputs, where both gradients are worked out in one pass.</summary>
    public Halo InputTiles => new(0, 0, Tiled(TShape.InputHeight) - TShape.InputHeight, Tiled(TShape.InputWidth) - TShape.InputWidth);

    private static int Tiled(int size) => (size + 3) / 4 * 4;

    private static int Beyond(int written, int read, int pad) => Math.Max(0, Tiled(written) + 2 - pad - read);
}
