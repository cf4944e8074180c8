using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The rows of a matrix, or with a stride of 1 its elements.</summary>
internal readonly unsafe struct MatrixRows(float* start, nint stride) : IPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index) => start + (index * stride);

    /// <summary>The rows of a tile from <paramref name="first"/> on; beyond the last of <paramref name="rows"/> it is the last again.</summary>
    /// <param name="tileRows">How many of the eight count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rows8 Tile(int first, int rows, int tileRows) =>
        first + tileRows <= rows ? Rows8.Even(At(first), stride) : Rows8.Of(this, first, rows - 1);
}
