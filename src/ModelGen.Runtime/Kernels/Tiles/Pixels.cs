using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// Evenly spaced pixels of a feature map, numbered row by row and sample by sample. Rows and columns a sample are constants
/// in most kernels; the divisions by them are then multiplications.
/// </summary>
internal readonly unsafe struct Pixels(float* start, int rows, int columns, nint sampleStride, nint rowStride, nint columnStride) : IPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index) => At(index, out _);

    /// <summary>The pixels of a tile from <paramref name="first"/> on; beyond the last of <paramref name="pixels"/> it is the last again.</summary>
    /// <param name="tileRows">How many of the eight count. Where all of them lie in one row, as mostly, there is one place to compute.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows8 Tile(int first, int pixels, int tileRows)
    {
        float* start = At(first, out int column);
        return column + tileRows <= columns ? Rows8.Even(start, columnStride) : Rows8.Of(this, first, pixels - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* At(int index, out int column)
    {
        int sample = index / (rows * columns);
        int inSample = index - (sample * rows * columns);
        int row = inSample / columns;
        column = inSample - (row * columns);
        return start + (sample * sampleStride) + (row * rowStride) + (column * columnStride);
    }
}
