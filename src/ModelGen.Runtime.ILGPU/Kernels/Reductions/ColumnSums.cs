using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Adds up the rows of a matrix, (rows, columns) -> (columns), always in the same order.</summary>
/// <remarks>
/// Neighbouring threads read neighbouring columns. Many rows are cut into chunks, whose sums are the rows of a second launch.
/// </remarks>
internal static class ColumnSums
{
    /// <summary>Columns of a group: a warp reads one line of memory.</summary>
    private const int MostLanes = 32;

    /// <summary>Rows that a thread adds before another launch is worth its while.</summary>
    private const int RowsOfThread = 32;

    /// <summary>Chunks of the first launch, at most: so many rows the second one has.</summary>
    private const int MostChunks = 1024;

    /// <summary>sums += the sum of the rows.</summary>
    public static void Add(GpuStream gpu, ArrayView<float> matrix, ArrayView<float> sums, int rows, int columns)
    {
        int lanes = int.Min(GroupSum.Lanes(columns), MostLanes);
        int rowsOfGroup = RowPlace.RowsOfGroup(lanes);
        int chunks = int.Min((rows + (rowsOfGroup * RowsOfThread) - 1) / (rowsOfGroup * RowsOfThread), MostChunks);
        Arguments arguments = new() { Matrix = matrix, Sums = sums, Rows = rows, Columns = columns, ChunkRows = rows, Lanes = lanes, Adds = 1 };
        int columnGroups = (columns + lanes - 1) / lanes;
        if (chunks > 1)
        {
            ArrayView<float> partial = gpu.Workspace((long)chunks * columns);
            int chunkRows = (rows + chunks - 1) / chunks;
            gpu.Launch(Kernel, arguments with { Sums = partial, ChunkRows = chunkRows, Adds = 0 }, new Index3D(columnGroups, chunks, 1));
            arguments = arguments with { Matrix = partial, Rows = chunks, ChunkRows = chunks };
        }

        gpu.Launch(Kernel, arguments, new Index3D(columnGroups, 1, 1));
    }

    /// <summary>A group adds some columns of a chunk of rows: thread (row, lane) every rows-of-a-group-th row, then all these sums.</summary>
    private static void Kernel(Arguments arguments)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(GpuStream.GroupSize);
        int lanes = arguments.Lanes, lane = Group.IdxX & (lanes - 1);
        int column = (Grid.IdxX * lanes) + lane;
        int end = int.Min((Grid.IdxY + 1) * arguments.ChunkRows, arguments.Rows);
        float sum = 0;
        if (column < arguments.Columns)
        {
            for (int row = (Grid.IdxY * arguments.ChunkRows) + (Group.IdxX / lanes); row < end; row += GpuStream.GroupSize / lanes)
            {
                sum += arguments.Matrix[((long)row * arguments.Columns) + column];
            }
        }

        shared[Group.IdxX] = sum;
        Group.Barrier();
        for (int step = GpuStream.GroupSize >> 1; step >= lanes; step >>= 1)
        {
            if (Group.IdxX < step)
            {
                shared[Group.IdxX] += shared[Group.IdxX + step];
            }

            Group.Barrier();
        }

        if (Group.IdxX < lanes && column < arguments.Columns)
        {
            long place = ((long)Grid.IdxY * arguments.Columns) + column;
            arguments.Sums[place] = (arguments.Adds != 0 ? arguments.Sums[place] : 0) + shared[lane];
        }
    }

    internal struct Arguments
    {
        internal ArrayView<float> Matrix;

        /// <summary>(chunks, columns)</summary>
        internal ArrayView<float> Sums;
        internal int Rows;
        internal int Columns;
        internal int ChunkRows;
        internal int Lanes;

        /// <summary>0 to write the sums, else they are added to.</summary>
        internal int Adds;
    }
}
