using System.Globalization;
using System.Text.RegularExpressions;
using ModelGen.GpuKernels;
using ModelGen.Kernels;
using ModelGen.Tests.Kernels;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>What the sums of products of a digit classifier become for an NVIDIA GPU.</summary>
public class ProductPtxTests
{
    [Fact]
    public void A_convolution_of_one_channel() => CheckConvolution<Conv<N28, N28, N1, N32, N3, N3, N1, N1, N1, N1, N1, Valid>, Columns32>(loadsQuads: false);

    [Fact]
    public void A_convolution_of_many_channels() => CheckConvolution<Conv<N13, N13, N32, N64, N3, N3, N1, N1, N1, N1, N1, Valid>, Columns64>(loadsQuads: true);

    [Fact]
    public void A_dense_layer()
    {
        CheckTile(
            typeof(TiledProduct<Columns16, InputWindows<OnePixel<Fully<N1600, N10>>, RowMajor>, OutputChannelRows<OnePixel<Fully<N1600, N10>>>, OutputColumns<OnePixel<Fully<N1600, N10>>>,
                RowStore<OutputColumns<OnePixel<Fully<N1600, N10>>>, PartialSum>>),
            4, loadsQuads: true);
        CheckTile(
            typeof(TiledProduct<Columns16, InputTaps<OnePixel<Fully<N1600, N10>>>, OutputChannelRows<OnePixel<Fully<N1600, N10>>>, OutputColumns<OnePixel<Fully<N1600, N10>>>,
                RowStore<OutputColumns<OnePixel<Fully<N1600, N10>>>, PartialSum>>),
            4, loadsQuads: true);
        CheckTile(
            typeof(TiledProduct<Columns64, GradientWindows<OnePixel<Fully<N1600, N10>>>, TransposedKernel<OnePixel<Fully<N1600, N10>>>, InputColumns<OnePixel<Fully<N1600, N10>>>,
                RowStore<InputColumns<OnePixel<Fully<N1600, N10>>>, DerivedSum<ReLU>>>),
            16, loadsQuads: false);
        Ptx.Check(typeof(PartialSums<OutputColumns<OnePixel<Fully<N1600, N10>>>, ActivatedSum<LeakyReLU>>), "Kernel");
        Ptx.Check(typeof(PartialSums<OutputColumns<OnePixel<Fully<N1600, N10>>>, AddedSum>), "Kernel");
    }

    [Fact]
    public void A_depthwise_convolution()
    {
        foreach (Type shape in new[] { typeof(DepthwiseSums<Conv<N5, N6, N16, N16, N3, N3, N1, N1, N1, N1, N16, Same>>), typeof(DepthwiseSums<Conv<N7, N6, N11, N33, N3, N3, N2, N2, N1, N1, N11, Same>>) })
        {
            Ptx.Check(shape, "Forward", typeof(ReLU));
            Ptx.Check(shape, "InputGradient", typeof(LeakyReLU));
            Ptx.Check(shape, "KernelGradient");
        }
    }

    private static void CheckConvolution<TShape, TWidth>(bool loadsQuads)
        where TShape : struct, IConv2DShape
        where TWidth : struct, ITileWidth
    {
        int depth = TWidth.Columns / 4;
        CheckTile(
            typeof(TiledProduct<TWidth, InputWindows<TShape, RowMajor>, OutputChannelRows<TShape>, OutputColumns<TShape>,
                RowStore<OutputColumns<TShape>, ActivatedSum<ReLU>>>),
            depth, loadsQuads: true);
        CheckTile(
            typeof(TiledProduct<TWidth, InputWindows<TShape, PooledWindows<Halves<TShape>>>, OutputChannelRows<TShape>, OutputColumns<TShape>,
                PooledStore<OutputColumns<TShape>, ReLU>>),
            depth, loadsQuads: true);
        CheckTile(
            typeof(TiledProduct<TWidth, InputTaps<TShape>, OutputChannelRows<TShape>, OutputColumns<TShape>, RowStore<OutputColumns<TShape>, PartialSum>>),
            depth, loadsQuads: true);
        if (loadsQuads)
        {
            CheckTile(
                typeof(TiledProduct<Columns32, GradientWindows<TShape>, TransposedKernel<TShape>, InputColumns<TShape>,
                    RowStore<InputColumns<TShape>, DerivedSum<ReLU>>>),
                8, loadsQuads: true);
        }
    }

    /// <summary>A tile's kernel: quads through shared memory, a constant number of products a step, sums in registers.</summary>
    private static void CheckTile(Type product, int depth, bool loadsQuads)
    {
        Ptx.Check(product, "Kernel");
        string text = Ptx.Of(product, "Kernel");
        Assert.Contains("ld.shared.v4.f32", text);
        Assert.True(Shared(text) is > 0 and <= 48 * 1024, $"{Shared(text)} bytes of shared memory.");
        Assert.DoesNotContain(".local", text);
        if (loadsQuads)
        {
            Assert.Contains("ld.global.v4.f32", text);
        }

        // The loop over a step ends at a constant, or is unrolled: then all its loads are there.
        bool isUnrolled = Regex.Count(text, @"ld\.shared\.v4\.f32") == 2 * depth;
        Assert.True(
            isUnrolled || Regex.IsMatch(text, @"setp\.(lt|ge|eq|ne)\.s32\s+%p\d+, %r\d+, " + depth + ";"),
            "The loop over a step has no constant number of rounds.");
        Assert.True(Regex.Count(text, @"\b(fma\.rn|mad|mul)\.f32") >= 16, "A thread has fewer than 4 x 4 sums.");
    }

    private static int Shared(string text) => Regex.Matches(text, @"\.shared [^;]*\[(\d+)\]")
        .Sum(size => int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture));

    private readonly struct N28 : IConstant
    {
        public static int Value => 28;
    }

    private readonly struct N13 : IConstant
    {
        public static int Value => 13;
    }

    private readonly struct N1600 : IConstant
    {
        public static int Value => 1600;
    }
}
