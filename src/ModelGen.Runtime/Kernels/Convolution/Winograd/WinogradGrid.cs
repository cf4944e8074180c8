using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The 4x4 tiles that cover the outputs, numbered row by row and sample by sample. The last of a row or column may reach beyond.</summary>
internal static class WinogradGrid<TShape>
    where TShape : struct, IWinogradShape
{
    /// <summary>Outputs of a tile's side.</summary>
    public const int Side = 4;

    /// <summary>Rows of tiles of one sample.</summary>
    public static int Down
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TShape.OutputHeight + Side - 1) / Side;
    }

    /// <summary>Columns of tiles of one sample.</summary>
    public static int Across
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TShape.OutputWidth + Side - 1) / Side;
    }

    /// <summary>Tiles of one sample.</summary>
    public static int Tiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Down * Across;
    }

    /// <summary>Floats from one plane of a block's tiles to the next: an odd number of cache lines, so that planes do not map to the same cache set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaneStride(int channels) => checked((TShape.BlockTiles * channels) + 16);

    /// <summary>The first of a plane's share of some tiles, for what is done tile by tile while the planes are multiplied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Share(int plane, int tiles) => plane * tiles / WinogradTransform.Planes;

    /// <summary>The first pixels of tiles, in a map whose first tile begins at <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Pixels Places(float* start, nint sampleStride, nint rowStride, int channels) =>
        new(start, Down, Across, sampleStride, Side * rowStride, Side * channels);

    /// <summary>Rows of a tile that are outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int RowsOf(int tile) =>
        TShape.OutputHeight % Side == 0 ? Side : int.Min(Side, TShape.OutputHeight - (tile % Tiles / Across * Side));

    /// <summary>Columns of a tile that are outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ColumnsOf(int tile) =>
        TShape.OutputWidth % Side == 0 ? Side : int.Min(Side, TShape.OutputWidth - (tile % Across * Side));
}
