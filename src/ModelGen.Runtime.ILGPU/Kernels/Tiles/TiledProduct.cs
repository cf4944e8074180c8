using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// The one loop over products: a group of threads computes a tile of the result. Both factors pass through shared memory, step
/// by step along the inner dimension; the next step's numbers are on their way while the present ones are multiplied.
/// </summary>
/// <remarks>Grid: tiles of rows, tiles of columns, (parts, groups of channels).</remarks>
internal static class TiledProduct<TWidth, TLeft, TRight, TColumns, TStore>
    where TWidth : struct, ITileWidth
    where TLeft : struct, IOperand<TLeft>
    where TRight : struct, IOperand<TRight>
    where TColumns : struct, IColumns
    where TStore : struct, IStore<TColumns>
{
    /// <summary>The most groups of threads that a grid may have along its second and third dimension.</summary>
    private const int MostAcross = 65_535;

    private static int Depth => TWidth.Columns / 4;

    private static int LeftRow => OperandTile<TLeft>.RowLength(TileRows.Count);

    private static int RightRow => OperandTile<TRight>.RowLength(TWidth.Columns);

    public static void Launch(GpuStream gpu, ProductArguments arguments)
    {
        int columnTiles = ((TColumns.All / TColumns.Groups) + TWidth.Columns - 1) / TWidth.Columns, planes = arguments.Parts * TColumns.Groups;
        for (int plane = 0; plane < planes; plane += MostAcross)
        {
            for (int column = 0; column < columnTiles; column += MostAcross)
            {
                gpu.Launch(
                    Kernel,
                    arguments with { FirstPlane = plane, FirstColumnTile = column },
                    new Index3D(TileRows.Tiles(arguments.Rows), int.Min(MostAcross, columnTiles - column), int.Min(MostAcross, planes - plane)),
                    TWidth.Columns * 4);
            }
        }
    }

    private static void Kernel(ProductArguments arguments)
    {
        ArrayView<float> leftShared = SharedMemory.Allocate<float>(Depth * LeftRow);
        ArrayView<float> rightShared = SharedMemory.Allocate<float>(Depth * RightRow);
        ArrayView<Float4> leftQuads = Float4.In(leftShared);
        ArrayView<Float4> rightQuads = Float4.In(rightShared);

        int thread = Group.IdxX;
        int plane = arguments.FirstPlane + Grid.IdxZ;
        int group = plane % TColumns.Groups;
        int part = plane / TColumns.Groups;
        int firstRow = Grid.IdxX * TileRows.Count;
        int firstColumn = (arguments.FirstColumnTile + Grid.IdxY) * TWidth.Columns;
        int row = thread / (TWidth.Columns / 4);
        int column = thread % (TWidth.Columns / 4);
        int inner = part * arguments.PartLength;
        int end = Math.Min(inner + arguments.PartLength, arguments.Inner);

        OperandTile<TLeft> left = OperandTile<TLeft>.Of(arguments, group, firstRow, TileRows.Count, Depth, thread);
        OperandTile<TRight> right = OperandTile<TRight>.Of(arguments, group, firstColumn, TWidth.Columns, Depth, thread);
        Float4 nextLeft = left.Read(arguments.Left, inner, end);
        Float4 nextRight = right.Read(arguments.Right, inner, end);
        RegisterTile sums = default;
        while (inner < end)
        {
            left.Write(leftShared, nextLeft, TileRows.Count, Depth, thread);
            right.Write(rightShared, nextRight, TWidth.Columns, Depth, thread);
            Group.Barrier();
            inner += Depth;
            nextLeft = left.Read(arguments.Left, inner, end);
            nextRight = right.Read(arguments.Right, inner, end);

            // ILGPU unrolls no loop; a tile is a multiple of four deep.
            for (int i = 0; i < Depth; i += 4)
            {
                int leftPlace = (i * (LeftRow / 4)) + row, rightPlace = (i * (RightRow / 4)) + column;
                sums.MultiplyAdd(leftQuads[leftPlace], rightQuads[rightPlace]);
                sums.MultiplyAdd(leftQuads[leftPlace + (LeftRow / 4)], rightQuads[rightPlace + (RightRow / 4)]);
                sums.MultiplyAdd(leftQuads[leftPlace + (2 * (LeftRow / 4))], rightQuads[rightPlace + (2 * (RightRow / 4))]);
                sums.MultiplyAdd(leftQuads[leftPlace + (3 * (LeftRow / 4))], rightQuads[rightPlace + (3 * (RightRow / 4))]);
            }

            Group.Barrier();
        }

        TStore.Store(arguments, group, part, firstRow + (row * RegisterTile.Side), firstColumn + (column * RegisterTile.Side), sums);
    }
}
