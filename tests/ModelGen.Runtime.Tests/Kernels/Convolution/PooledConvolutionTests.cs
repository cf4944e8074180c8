using ModelGen.Kernels;
using ModelGen.Memory;
using Xunit;

namespace ModelGen.Tests.Kernels;

/// <summary>A convolution that pools as it stores gives what the two layers give one after the other, to the bit.</summary>
public class PooledConvolutionTests
{
    [Fact]
    public void A_direct_convolution_of_whole_windows() => Direct<Conv<N8, N12, N3, N32, N3, N3, N1, N1, N1, N1, N1, Same>, Linear>();

    [Fact]
    public void A_direct_convolution_whose_last_row_and_column_are_in_no_window() => Direct<Conv<N11, N7, N1, N33, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>();

    [Fact]
    public void A_direct_convolution_in_groups_with_strides() => Direct<Conv<N12, N9, N4, N6, N3, N2, N2, N1, N1, N2, N2, Same>, LeakyReLU>();

    [Fact]
    public void A_direct_convolution_of_one_window() => Direct<Conv<N4, N4, N5, N17, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>();

    [Fact]
    public void A_direct_convolution_to_one_channel() => Direct<Conv<N8, N12, N16, N1, N3, N3, N1, N1, N1, N1, N1, Same>, ReLU>();

    [Fact]
    public void A_direct_convolution_to_colours_whose_last_row_and_column_are_in_no_window() => Direct<Conv<N9, N7, N5, N3, N3, N3, N1, N1, N1, N1, N1, Same>, LeakyReLU>();

    [Fact]
    public void A_direct_convolution_of_groups_to_two_channels() => Direct<Conv<N8, N6, N34, N4, N3, N2, N1, N1, N1, N1, N2, Valid>, Linear>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_six() => Direct<Conv<N6, N28, N1, N6, N5, N5, N1, N1, N1, N1, N1, Same>, ReLU>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_five_whose_last_row_and_column_are_in_no_window() => Direct<Conv<N9, N11, N1, N5, N3, N3, N1, N1, N1, N1, N1, Same>, LeakyReLU>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_colours() => Direct<Conv<N6, N33, N1, N3, N5, N5, N1, N1, N1, N1, N1, Same>, ReLU>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_two_with_strides() => Direct<Conv<N11, N5, N1, N2, N3, N3, N2, N1, N1, N2, N1, Same>, Linear>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_one() => Direct<Conv<N9, N17, N1, N1, N3, N3, N1, N1, N1, N1, N1, Same>, ReLU>();

    [Fact]
    public void A_direct_convolution_of_one_channel_to_seven() => Direct<Conv<N6, N28, N1, N7, N3, N3, N1, N1, N1, N1, N1, Valid>, ReLU>();

    [Fact]
    public void Winograd_of_whole_tiles() => Transformed<WinogradConv<N8, N12, N16, N32, Same, N4>, ReLU>();

    [Fact]
    public void Winograd_of_tiles_that_reach_beyond() => Transformed<WinogradConv<N11, N7, N17, N33, Same, N5>, Linear>();

    [Fact]
    public void Winograd_whose_last_row_and_column_are_in_no_window() => Transformed<WinogradConv<N9, N7, N3, N16, Valid, N64>, LeakyReLU>();

    [Fact]
    public void What_it_cannot_pool_is_refused()
    {
        TestMap x = new TestMap(1, 8, 8, 3, new(1, 1, 1, 1)).Fill(1), y = new(1, 4, 4, 16);
        float[] kernel = new float[9 * 3 * 16];
        Assert.Contains("Tanh is too complex", Assert.Throws<ArgumentException>(() =>
            Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, Tanh>(x.View, kernel, [], y.View, [], 1)).Message);
        Assert.Contains("over whole windows of 2x2", Assert.Throws<ArgumentException>(() =>
            Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N9, N9, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, ReLU>(x.View, kernel, [], y.View, [], 1)).Message);
        Assert.Contains("'index' has 255 bytes", Assert.Throws<ArgumentException>(() =>
            Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, ReLU>(x.View, kernel, [], y.View, new byte[255], 1)).Message);
        Assert.Contains("'y' has samples of", Assert.Throws<ArgumentException>(() =>
            Conv2D.ForwardMaxPool<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>, Halves<Conv<N8, N8, N3, N16, N3, N3, N1, N1, N1, N1, N1, Same>>, ReLU>(x.View, kernel, [], new TestMap(1, 4, 5, 16).View, [], 1)).Message);
    }

    private static void Direct<TShape, TActivation>()
        where TShape : struct, IConvShape
        where TActivation : struct, IActivation
    {
        float[] kernel = Numbers(TShape.KernelHeight * TShape.KernelWidth * TShape.InputChannels / TShape.Groups * TShape.OutputChannels);
        Compare<TShape>(
            TShape.InputHalo,
            (x, bias, y) => Conv2D.Forward<TShape, TActivation>(x.View, kernel, bias, y.View, Samples),
            (x, bias, y, index) => Conv2D.ForwardMaxPool<TShape, Halves<TShape>, TActivation>(x.View, kernel, bias, y.View, index, Samples));
    }

    private static void Transformed<TShape, TActivation>()
        where TShape : struct, IWinogradShape
        where TActivation : struct, IActivation
    {
        float[] transformed = new float[Winograd.TransformedLength<TShape>()], scratch = new float[Winograd.ScratchLength<TShape>()];
        Winograd.TransformKernel<TShape>(Numbers(9 * TShape.InputChannels * TShape.OutputChannels), transformed);
        Compare<TShape>(
            new(1, 1, 6, 6),
            (x, bias, y) => Winograd.Forward<TShape, TActivation>(x.View, transformed, bias, y.View, scratch, Samples),
            (x, bias, y, index) =>
                Winograd.ForwardMaxPool<TShape, Halves<TShape>, TActivation>(x.View, transformed, bias, y.View, index, scratch, Samples));
    }

    private const int Samples = 3;

    private static void Compare<TShape>(Halo zeros, Action<TestMap, float[], TestMap> forward, Action<TestMap, float[], TestMap, byte[]> fused)
        where TShape : struct, IConv2DShape
    {
        TestMap x = new(Samples, TShape.InputHeight, TShape.InputWidth, TShape.InputChannels, zeros);
        for (int sample = 0; sample < Samples; sample++)
        {
            x.View.ClearBorder(sample, zeros);
            x.View.CopySampleFrom(Numbers(x.Size), sample);
        }

        foreach (float[] bias in new[] { Numbers(TShape.OutputChannels), [] })
        {
            TestMap map = new(Samples, TShape.OutputHeight, TShape.OutputWidth, TShape.OutputChannels);
            TestMap expected = new(Samples, TShape.OutputHeight / 2, TShape.OutputWidth / 2, TShape.OutputChannels);
            byte[] expectedIndex = new byte[expected.Samples * expected.Size], index = new byte[expectedIndex.Length];
            forward(x, bias, map);
            MaxPool2D.Forward<Halves<TShape>>(map.View, expected.View, expectedIndex, Samples);

            TestMap indexed = expected.Like(Halos.Odd), plain = expected.Like();
            fused(x, bias, indexed, index);
            fused(x, bias, plain, []);
            indexed.AssertHaloUntouched();
            Assert.Equal(expected.Values, indexed.Values);
            Assert.Equal(expected.Values, plain.Values);

            // Where f is flat at the maximum several elements may be the first to have it, and its derivative is 0.
            Assert.All(expected.Values.Zip(expectedIndex.Zip(index)), place => Assert.True(place.First == 0 || place.Second.First == place.Second.Second));
        }
    }

    private static float[] Numbers(int length)
    {
        Random random = new(length);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
