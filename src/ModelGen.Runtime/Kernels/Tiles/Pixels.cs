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
}
