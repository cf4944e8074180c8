namespace ModelGen.GpuKernels;

/// <summary>Row by row, the columns of all groups side by side; parts one after the other.</summary>
internal readonly struct RowStore<TColumns, TResult> : IStore<TColumns>
    where TColumns : struct, IColumns
    where TResult : struct, IResult
{
    public static void Store(ProductArguments arguments, int group, int part, int row, int column, RegisterTile sums)
    {
        Row(arguments, group, part, row, column, sums.Row0);
        Row(arguments, group, part, row + 1, column, sums.Row1);
        Row(arguments, group, part, row + 2, column, sums.Row2);
        Row(arguments, group, part, row + 3, column, sums.Row3);
    }

    private static void Row(ProductArguments arguments, int group, int part, int row, int column, Float4 sums)
    {
        int columns = TColumns.All / TColumns.Groups;
        if (row >= arguments.Rows || column >= columns)
        {
            return;
        }

        int channel = (group * columns) + column;
        int place = (((part * arguments.Rows) + row) * TColumns.All) + channel;
        if (TColumns.All % 4 == 0 && columns % 4 == 0)
        {
            Float4.In(arguments.Result)[place >> 2] = new(
                TResult.Of(arguments, place, channel, sums.X),
                TResult.Of(arguments, place + 1, channel + 1, sums.Y),
                TResult.Of(arguments, place + 2, channel + 2, sums.Z),
                TResult.Of(arguments, place + 3, channel + 3, sums.W));
            return;
        }

        arguments.Result[place] = TResult.Of(arguments, place, channel, sums.X);
        One(arguments, place + 1, channel + 1, column + 1 < columns, sums.Y);
        One(arguments, place + 2, channel + 2, column + 2 < columns, sums.Z);
        One(arguments, place + 3, channel + 3, column + 3 < columns, sums.W);
    }

    private static void One(ProductArguments arguments, int place, int channel, bool exists, float sum)
    {
        if (exists)
        {
            arguments.Result[place] = TResult.Of(arguments, place, channel, sum);
        }
    }
}
