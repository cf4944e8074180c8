using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>The rows of a matrix, or with a stride of 1 its elements.</summary>
internal readonly unsafe struct MatrixRows(float* start, nint stride) : IPlaces
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* At(int index) => start + (index * stride);
}
