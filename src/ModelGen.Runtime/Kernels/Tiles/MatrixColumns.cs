using System.Runtime.CompilerServices;

namespace ModelGen.Kernels;

/// <summary>A matrix by its columns.</summary>
/// <param name="start">The first element.</param>
/// <param name="row">Floats from one row to the next; 0 where all are the same.</param>
/// <param name="column">Floats from one column to the next; 0 where all are the same.</param>
internal readonly unsafe struct MatrixColumns(float* start, nint row, nint column)
{
    /// <summary>A column's elements, one for each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MatrixRows At(int index) => new(start + (index * column), row);
}
