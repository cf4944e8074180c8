using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>
/// Kernels on random shapes with huge groups, channels, rows, windows, strides and dilations. Every operand lies against
/// memory that ends the process when it is touched: first its end, then its start. Results equal plain loops in Int64.
/// </summary>
public class ExtremeShapeTests
{
    private static int ShapesOfAKind => TestRun.Cases(quick: 250, whole: 12_500);

    [Fact]
    public void Convolutions_keep_to_their_operands() => ForEachShape("Conv2D", sizes => sizes.Conv2D(), Conv2DLayers.Case<ExtremeConv>);

    [Fact]
    public void Depthwise_convolutions_keep_to_their_operands() =>
        ForEachShape("DepthwiseConv2D", sizes => sizes.DepthwiseConv2D(), DepthwiseConv2DLayers.Case<ExtremeConv>);

    [Fact]
    public void Winograd_s_convolutions_keep_to_their_operands() =>
        ForEachShape("Winograd", sizes => sizes.Winograd(), WinogradLayers.Case<ExtremeConv>, tolerance: 2e-5);

    [Fact]
    public void Dense_layers_keep_to_their_operands() => ForEachShape("Dense", sizes => sizes.Dense(), () => DenseLayers.Case<ExtremeConv>([1]));

    [Fact]
    public void Transposed_dense_layers_keep_to_their_operands() =>
        ForEachShape("TransposedDense", sizes => sizes.Dense(leastInputs: 16), () => TransposedDenseLayers.Case<ExtremeConv>([1]));

    [Fact]
    public void Convolutions_that_pool_keep_to_their_operands() => ForEachShape("Conv2DMaxPool", sizes => sizes.Conv2D(), PooledConvRun.Run);

    [Fact]
    public void Poolings_keep_to_their_operands() => ForEachShape("Pool2D", sizes => sizes.Pool2D(), PoolRun.Run);

    [Fact]
    public void What_works_number_by_number_keeps_to_its_operands() => ForEachShape("Elementwise", sizes => sizes.Pool2D(), ElementwiseRun.Run);

    private static void ForEachShape(string kind, Func<ExtremeSizes, ConvSizes> next, Func<LinearLayerCase> layer, double tolerance = 0) =>
        ForEachShape(kind, next, (memory, sizes, random) => Run(memory, layer(), sizes, random, tolerance).All(random));

    private static void ForEachShape(string kind, Func<ExtremeSizes, ConvSizes> next, Action<GuardedMemory, ConvSizes, Random> run)
    {
        using ShapeLog log = new(kind);
        GuardedMemory memory = new();
        for (int number = 0; number < ShapesOfAKind; number++)
        {
            // Neighbouring seeds would begin with neighbouring numbers.
            Random random = new((int)(number * 2_654_435_761L));
            ConvSizes sizes = next(new(random));
            log.Begin($"{number}: {sizes}");
            ExtremeConv.Set(sizes);
            try
            {
                run(memory, sizes, random);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"{kind} {number}: {sizes}", failure);
            }
        }
    }

    private static LayerRun Run(GuardedMemory memory, LinearLayerCase layer, ConvSizes sizes, Random random, double tolerance)
    {
        float[] x = Numbers(sizes.Samples * sizes.InputSize), kernel = Numbers(sizes.KernelLength), dy = Numbers(sizes.Samples * sizes.OutputSize);
        float[] bias = Numbers(random.Next(2) * sizes.Outputs), old = Numbers(sizes.KernelLength);
        float[] y = NaiveConv.Forward(sizes, x, kernel, bias), kernelGradient = NaiveConv.KernelGradient(sizes, x, dy, old), dx = NaiveConv.InputGradient(sizes, dy, kernel);
        return new(memory, layer, sizes.Samples)
        {
            X = x,
            Kernel = kernel,
            Bias = bias,
            DY = dy,
            OldKernelGradient = old,
            Y = y,
            KernelGradient = kernelGradient,
            DX = dx,
            Bounds = tolerance == 0 ? default : (
                Bound(y, NaiveConv.Forward(sizes, Sizes(x), Sizes(kernel), Sizes(bias))),
                Bound(kernelGradient, NaiveConv.KernelGradient(sizes, Sizes(x), Sizes(dy), Sizes(old))),
                Bound(dx, NaiveConv.InputGradient(sizes, Sizes(dy), Sizes(kernel)))),
        };

        // Relative to the largest sum; a sum that cancels keeps some roundings of its terms.
        double Bound(float[] sums, float[] sumsOfSizes) => (tolerance * Sizes(sums).Max()) + (sumsOfSizes.Max() / (1 << 20));

        static float[] Sizes(float[] values) => Array.ConvertAll(values, Math.Abs);

        // Whole numbers whose sums have no rounding, or any.
        float[] Numbers(long length) => [.. Enumerable.Range(0, (int)length).Select(_ => tolerance == 0 ? random.Next(-2, 3) : (random.NextSingle() * 2) - 1)];
    }
}
