using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>The maximum of each four rows, a pooled window, through the activation; and which of the four is the first to have it.</summary>
/// <remarks>f does not decrease, so the maximum of f is f of the maximum.</remarks>
internal readonly struct PooledStore<TColumns, TActivation> : IStore<TColumns>
    where TColumns : struct, IColumns
    where TActivation : struct, IActivation
{
    public static void Store(ProductArguments arguments, int group, int part, int row, int column, RegisterTile sums)
    {
        if (row < arguments.Rows)
        {
            int columns = TColumns.All / TColumns.Groups;
            int left = columns - column;
            int channel = (group * columns) + column;
            int place = (row / RegisterTile.Side * TColumns.All) + channel;
            One(arguments, place, channel, left > 0, sums.Row0.X, sums.Row1.X, sums.Row2.X, sums.Row3.X);
            One(arguments, place + 1, channel + 1, left > 1, sums.Row0.Y, sums.Row1.Y, sums.Row2.Y, sums.Row3.Y);
            One(arguments, place + 2, channel + 2, left > 2, sums.Row0.Z, sums.Row1.Z, sums.Row2.Z, sums.Row3.Z);
            One(arguments, place + 3, channel + 3, left > 3, sums.Row0.W, sums.Row1.W, sums.Row2.W, sums.Row3.W);
        }
    }

    private static void One(
        ProductArguments arguments, int place, int channel, bool exists, float first, float second, float third, float fourth)
    {
        if (!exists)
        {
            return;
        }

        // The bias comes first: rounded sums may be equal where sums without it are not, and the first of equals counts.
        first = ActivatedSum<TActivation>.Biased(arguments, channel, first);
        second = ActivatedSum<TActivation>.Biased(arguments, channel, second);
        third = ActivatedSum<TActivation>.Biased(arguments, channel, third);
        fourth = ActivatedSum<TActivation>.Biased(arguments, channel, fourth);
        float upper = Larger(first, second);
        float three = Larger(upper, third);
        arguments.Result[place] = TActivation.Invoke(new GpuFloat(Larger(three, fourth))).Value;
        if (arguments.HasIndex != 0)
        {
            int number = second > first ? 1 : 0;
            number = third > upper ? 2 : number;
            number = fourth > three ? 3 : number;
            arguments.Index[place] = (byte)number;
        }
    }

    private static float Larger(float a, float b) => GpuFloat.Max(new(a), new(b)).Value;
}
