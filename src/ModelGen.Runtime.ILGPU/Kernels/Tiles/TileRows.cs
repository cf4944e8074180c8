namespace ModelGen.GpuKernels;

/// <summary>Rows of a tile of any width.</summary>
internal static class TileRows
{
    public const int Count = 64;

    /// <summary>Tiles that so many rows take.</summary>
    public static int Tiles(int rows) => (int)(((long)rows + Count - 1) / Count);
}
