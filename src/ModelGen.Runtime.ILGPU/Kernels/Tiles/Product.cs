using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Sums of products: result[row, column] = the sum over inner of left[row, inner] right[inner, column], for each group of channels.</summary>
internal static class Product<TLeft, TRight, TColumns>
    where TLeft : struct, IOperand<TLeft>
    where TRight : struct, IOperand<TRight>
    where TColumns : struct, IColumns
{
    /// <summary>Each sum by one group of threads, which also stores it.</summary>
    public static void Run<TStore>(GpuStream gpu, ProductArguments arguments)
        where TStore : struct, IStore<TColumns>
    {
        arguments.Parts = 1;
        arguments.PartLength = arguments.Inner;
        Launch<TStore>(gpu, arguments);
    }

    /// <summary>Each sum in parts by several groups of threads; a second kernel adds the parts in order.</summary>
    /// <param name="parts">How many there may be; 1 is <see cref="Run"/>.</param>
    public static void RunInParts<TResult>(GpuStream gpu, ProductArguments arguments, int parts)
        where TResult : struct, IResult
    {
        arguments.PartLength = InnerParts.Length(arguments.Inner, parts);
        arguments.Parts = InnerParts.Count(arguments.Inner, arguments.PartLength);
        if (arguments.Parts <= 1)
        {
            Run<RowStore<TColumns, TResult>>(gpu, arguments);
            return;
        }

        ProductArguments partial = arguments;
        partial.Result = arguments.Partial = gpu.Workspace((long)arguments.Parts * arguments.Rows * TColumns.All);
        Launch<RowStore<TColumns, PartialSum>>(gpu, partial);
        PartialSums<TColumns, TResult>.Add(gpu, arguments);
    }

    /// <summary>Tiles as wide as the columns need.</summary>
    private static void Launch<TStore>(GpuStream gpu, ProductArguments arguments)
        where TStore : struct, IStore<TColumns>
    {
        switch (TColumns.All / TColumns.Groups)
        {
            case <= 16:
                TiledProduct<Columns16, TLeft, TRight, TColumns, TStore>.Launch(gpu, arguments);
                break;
            case <= 32:
                TiledProduct<Columns32, TLeft, TRight, TColumns, TStore>.Launch(gpu, arguments);
                break;
            default:
                TiledProduct<Columns64, TLeft, TRight, TColumns, TStore>.Launch(gpu, arguments);
                break;
        }
    }
}
