using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Transforms a sum of products before it is stored.</summary>
internal interface IResult
{
    /// <summary>The number to store.</summary>
    /// <param name="place">Where it goes.</param>
    /// <param name="column">Its channel, of all groups.</param>
    /// <param name="sum">The sum.</param>
    static abstract float Of(ProductArguments arguments, int place, int column, float sum);
}

/// <summary>The sum: of a part of the products.</summary>
internal readonly struct PartialSum : IResult
{
    public static float Of(ProductArguments arguments, int place, int column, float sum) => sum;
}

/// <summary>The sum and what is there already: a gradient of weights.</summary>
internal readonly struct AddedSum : IResult
{
    public static float Of(ProductArguments arguments, int place, int column, float sum) => arguments.Result[place] + sum;
}

/// <summary>f(sum + bias): an output.</summary>
internal readonly struct ActivatedSum<TActivation> : IResult
    where TActivation : struct, IActivation
{
    public static float Of(ProductArguments arguments, int place, int column, float sum) =>
        TActivation.Invoke(new GpuFloat(Biased(arguments, column, sum))).Value;

    /// <summary>The sum with its channel's bias, where there is one.</summary>
    public static float Biased(ProductArguments arguments, int column, float sum) =>
        arguments.HasBias != 0 ? sum + arguments.Bias[column] : sum;
}

/// <summary>sum f'(x), where f gave what is at this place of the output: an input's gradient.</summary>
internal readonly struct DerivedSum<TActivation> : IResult
    where TActivation : struct, IActivation
{
    public static float Of(ProductArguments arguments, int place, int column, float sum)
    {
        if (arguments.HasOutput == 0)
        {
            return sum;
        }

        GpuFloat output = new(arguments.Output[place]);
        return sum * TActivation.Derivative(output, output).Value;
    }
}
