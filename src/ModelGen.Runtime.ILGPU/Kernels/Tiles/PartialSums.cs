namespace ModelGen.GpuKernels;

/// <summary>Adds the parts of each sum, the first part first, and stores what the result makes of it.</summary>
internal static class PartialSums<TColumns, TResult>
    where TColumns : struct, IColumns
    where TResult : struct, IResult
{
    public static void Add(GpuStream gpu, ProductArguments arguments) => gpu.LaunchEach(Kernel, arguments, (long)arguments.Rows * TColumns.All);

    private static void Kernel(ProductArguments arguments)
    {
        int place = Place.OfThread;
        int length = arguments.Rows * TColumns.All;
        if (place < length)
        {
            float sum = arguments.Partial[place];
            for (int part = 1; part < arguments.Parts; part++)
            {
                sum += arguments.Partial[(part * length) + place];
            }

            arguments.Result[place] = TResult.Of(arguments, place, place % TColumns.All, sum);
        }
    }
}
