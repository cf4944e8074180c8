using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>What `kernels` measures: the reference networks' layers, then shapes that fill no vector and no tile. A line a layer.</summary>
/// <param name="samples">Samples a call; null for as many as the layer sees at a time in its network's training plan, 8 for the other shapes.</param>
internal sealed class KernelList(int? samples)
{
    private readonly int first = samples ?? 2;
    private readonly int early = samples ?? 4;
    private readonly int mnist = samples ?? 8;
    private readonly int second = samples ?? 16;
    private readonly int third = samples ?? 64;
    private readonly int other = samples ?? 8;

    /// <summary>Sums of products, to be compared with the multiply-add peak.</summary>
    public IEnumerable<KernelBenchmark> SumsOfProducts =>
    [
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N32, N3, N1, Valid>>("mnist_cnn conv2d_1", early, isFirst: true),
        .. ConvolutionKernels.Of<Conv<N13, N13, N32, N64, N3, N1, Valid>>("mnist_cnn conv2d_2", mnist),
        .. WinogradKernels.Of<Conv<N13, N13, N32, N64, N3, N1, Valid>, N32>("mnist_cnn conv2d_2", mnist),
        .. DenseKernels.Of<Fully<N1600, N10>>("mnist_cnn dense_1"),
        .. ConvolutionKernels.Of<Conv<N32, N32, N3, N32, N3, N1, Same>>("cifar_cnn conv2d_1", first, isFirst: true),
        .. ConvolutionKernels.Of<Conv<N32, N32, N32, N32, N3, N1, Same>>("cifar_cnn conv2d_2", first),
        .. WinogradKernels.Of<Conv<N32, N32, N32, N32, N3, N1, Same>, N32>("cifar_cnn conv2d_2", first),
        .. ConvolutionKernels.Of<Conv<N16, N16, N32, N64, N3, N1, Same>>("cifar_cnn conv2d_3", second),
        .. WinogradKernels.Of<Conv<N16, N16, N32, N64, N3, N1, Same>, N32>("cifar_cnn conv2d_3", second),
        .. ConvolutionKernels.Of<Conv<N16, N16, N64, N64, N3, N1, Same>>("cifar_cnn conv2d_4", second),
        .. WinogradKernels.Of<Conv<N16, N16, N64, N64, N3, N1, Same>, N32>("cifar_cnn conv2d_4", second),
        .. ConvolutionKernels.Of<Conv<N8, N8, N64, N128, N3, N1, Same>>("cifar_cnn conv2d_5", third),
        .. WinogradKernels.Of<Conv<N8, N8, N64, N128, N3, N1, Same>, N32>("cifar_cnn conv2d_5", third),
        .. ConvolutionKernels.Of<Conv<N8, N8, N128, N128, N3, N1, Same>>("cifar_cnn conv2d_6", third),
        .. WinogradKernels.Of<Conv<N8, N8, N128, N128, N3, N1, Same>, N32>("cifar_cnn conv2d_6", third),
        .. DenseKernels.Of<Fully<N2048, N128>>("cifar_cnn dense_1"),
        .. DenseKernels.Of<Fully<N128, N10>>("cifar_cnn dense_2"),
        .. DenseKernels.Of<Fully<N784, N128>>("mlp dense_1", isFirst: true),
        .. DenseKernels.Of<Fully<N128, N64>>("mlp dense_2"),
        .. DenseKernels.Of<Fully<N64, N10>>("mlp dense_3"),
        .. DenseKernels.Of<Fully<N300, N1>>("one output"),
        .. DenseKernels.Of<Fully<N300, N5>>("five outputs"),
        .. DenseKernels.Of<Fully<N300, N20>>("20 outputs"),
        .. ConvolutionKernels.Of<Conv<N13, N13, N1, N20, N3, N1, Same>>("one channel in", other),
        .. ConvolutionKernels.Of<Conv<N17, N23, N3, N20, N5, N1, Same>>("three channels in", other),
        .. ConvolutionKernels.Of<Conv<N13, N13, N20, N24, N3, N1, Same>>("20 to 24 channels", other),
        .. ConvolutionKernels.Of<Conv<N13, N13, N24, N40, N3, N1, Valid>>("24 to 40 channels", other),
        .. WinogradKernels.Of<Conv<N13, N13, N24, N40, N3, N1, Valid>, N32>("24 to 40 channels", other),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N40, N3, N1, Same>>("40 to 40 channels", other),
        .. WinogradKernels.Of<Conv<N7, N7, N40, N40, N3, N1, Same>, N32>("40 to 40 channels", other),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N10, N3, N1, Same>>("40 to 10 channels", other),
        .. ConvolutionKernels.Of<Conv<N28, N28, N16, N1, N3, N1, Same>>("16 to 1 channels", other),
        .. ConvolutionKernels.Of<Conv<N28, N28, N16, N2, N3, N1, Same>>("16 to 2 channels", other),
        .. ConvolutionKernels.Of<Conv<N32, N32, N32, N3, N3, N1, Same>>("32 to 3 channels", other),
        .. ConvolutionKernels.Of<Conv<N15, N15, N24, N40, N3, N2, Same>>("a stride of two", other),
        .. ConvolutionKernels.Of<Conv<N32, N32, N3, N24, N3, N2, Same>>("three in, a stride of two", other),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N96, N1, N1, Valid>>("one pixel's window", other),
        .. ConvolutionKernels.Depthwise<Conv<N14, N14, N40, N40, N3, N1, Same>>("depthwise", other),
        .. ConvolutionKernels.Depthwise<Conv<N15, N15, N64, N64, N3, N2, Same>>("depthwise, a stride of two", other),
        .. ConvolutionKernels.Depthwise<Conv<N14, N14, N20, N40, N3, N1, Same>>("depthwise, two each", other),
        .. ConvolutionKernels.Depthwise<Conv<N15, N15, N32, N64, N3, N2, Same>>("depthwise, two each, /2", other),
    ];

    /// <summary>Kernels that read and write more than they compute.</summary>
    public IEnumerable<KernelBenchmark> Passes =>
    [
        .. PassKernels.MaxPool<N26, N26, N32>("mnist_cnn max_pool2d_1", early),
        .. PassKernels.MaxPool<N32, N32, N32>("cifar_cnn max_pool2d_1", first),
        .. PassKernels.MaxPool<N13, N13, N20>("odd sizes", other),
        .. PassKernels.Activation<ReLU>("cifar_cnn conv2d_2", first, 32, 32, 32),
        .. PassKernels.Activation<Tanh>("cifar_cnn conv2d_2", first, 32, 32, 32),
        .. PassKernels.Activation<GELU>("cifar_cnn conv2d_2", first, 32, 32, 32),
        PassKernels.BiasGradient("cifar_cnn conv2d_2", first, 32, 32, 32),
    ];
}
