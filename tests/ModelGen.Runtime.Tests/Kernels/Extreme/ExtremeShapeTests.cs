using ModelGen.Kernels;
using Xunit;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>
/// Kernels on random shapes with huge groups, channels, rows, windows, strides and dilations. Every operand lies against
/// memory that ends the process when it is touched: first its end, then its start. Results equal plain loops in Int64.
/// </summary>
public class ExtremeShapeTests
{
    private static int ShapesOfAKind => TestRun.Cases(quick: 400, whole: 20_000);

    [Fact]
    public void Convolutions_keep_to_their_operands() => ForEachShape("Conv2D", sizes => sizes.Conv2D(), Conv2DLayers.Case<ExtremeConv>);

    [Fact]
    public void Depthwise_convolutions_keep_to_their_operands() =>
        ForEachShape("DepthwiseConv2D", sizes => sizes.DepthwiseConv2D(), DepthwiseConv2DLayers.Case<ExtremeConv>);

    [Fact]
    public void Winograd_s_convolutions_keep_to_their_operands() =>
        ForEachShape("Winograd", sizes => sizes.Winograd(), WinogradLayers.Case<ExtremeConv>, tolerance: 2e-5);

    private static void ForEachShape(string kind, Func<ExtremeSizes, ConvSizes> next, Func<LinearLayerCase> layer, double tolerance = 0)
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
                Run(memory, layer(), sizes, random, tolerance).All(random);
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
        return new(memory, layer, sizes.Samples, tolerance)
        {
            X = x,
            Kernel = kernel,
            Bias = bias,
            DY = dy,
            OldKernelGradient = old,
            Y = NaiveConv.Forward(sizes, x, kernel, bias),
            KernelGradient = NaiveConv.KernelGradient(sizes, x, dy, old),
            DX = NaiveConv.InputGradient(sizes, dy, kernel),
        };

        // Whole numbers whose sums have no rounding, or any.
        float[] Numbers(long length) => [.. Enumerable.Range(0, (int)length).Select(_ => tolerance == 0 ? random.Next(-2, 3) : (random.NextSingle() * 2) - 1)];
    }
}
