using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Assigns a thread one row of a matrix and its elements Lane, Lane + lanes, Lane + 2 lanes, ...</summary>
/// <param name="Row">May lie behind the last row: such threads still take part in sums of their group.</param>
/// <param name="Lane">The number among the threads of the row.</param>
internal readonly record struct RowPlace(int Row, int Lane)
{
    /// <summary>Rows of a group that has so many threads for each.</summary>
    public static int RowsOfGroup(int lanes) => GpuStream.GroupSize / lanes;

    /// <summary>Groups for that many rows.</summary>
    public static int Groups(int rows, int lanes) => (rows + RowsOfGroup(lanes) - 1) / RowsOfGroup(lanes);

    /// <summary>The place of this thread.</summary>
    public static RowPlace OfThread(int lanes) =>
        new((Grid.IdxX * (Group.DimX / lanes)) + (Group.IdxX / lanes), Group.IdxX & (lanes - 1));
}
