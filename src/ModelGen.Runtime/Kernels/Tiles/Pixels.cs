using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>
/// Evenly spaced pixels of a feature map, numbered row by row and sample by sample. Rows and columns a sample are constants
/// in most kernels; the divisions by them are then multiplications.
/// </summary>
internal readonly unsafe struct Pixels(float* start, int rows, int columns, nint sampleStride, nint rowStride, nint columnStride) : IPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index)
    {
        int sample = index / (rows * columns);
        int inSample = index - (sample * rows * columns);
        int row = inSample / columns;
        int column = inSample - (row * columns);
        return start + (sample * sampleStride) + (row * rowStride) + (column * columnStride);
    }

    /// <summary>The pixels of a tile from <paramref name="first"/> on; beyond the last of <paramref name="pixels"/> it is the last again.</summary>
    /// <param name="tileRows">How many of them count. Where they divide a row of pixels, all lie in one row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows8 Eight(int first, int pixels, int tileRows) =>
        columns % tileRows == 0 ? Rows8.Even(At(first), columnStride) : Rows8.Of(this, first, pixels - 1);
}
