using ModelGen.Kernels;

namespace ModelGen.Benchmarks;

/// <summary>What `kernels` measures, a line a layer: those of the reference networks and of the further ones, then shapes that fill no vector and no tile.</summary>
/// <param name="samples">Samples a call; null for as many as the layer sees at a time in its network's training plan, 8 for the other shapes.</param>
internal sealed class KernelList(int? samples)
{
    /// <summary>Sums of products, to be compared with the multiply-add peak.</summary>
    public IEnumerable<KernelBenchmark> SumsOfProducts => [.. ReferenceNetworks, .. FurtherNetworks, .. OtherShapes];

    private IEnumerable<KernelBenchmark> ReferenceNetworks =>
    [
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N32, N3, N1, Valid>>("mnist_cnn conv2d_1", At(4), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N13, N13, N32, N64, N3, N1, Valid>>("mnist_cnn conv2d_2", At(8)),
        .. WinogradKernels.Of<Conv<N13, N13, N32, N64, N3, N1, Valid>, N32>("mnist_cnn conv2d_2", At(8)),
        .. DenseKernels.Transposed<Fully<N1600, N10>>("mnist_cnn dense_1", At(8)),
        .. ConvolutionKernels.Of<Conv<N32, N32, N3, N32, N3, N1, Same>>("cifar_cnn conv2d_1", At(2), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N32, N32, N32, N32, N3, N1, Same>>("cifar_cnn conv2d_2", At(2)),
        .. WinogradKernels.Of<Conv<N32, N32, N32, N32, N3, N1, Same>, N32>("cifar_cnn conv2d_2", At(2)),
        .. ConvolutionKernels.Of<Conv<N16, N16, N32, N64, N3, N1, Same>>("cifar_cnn conv2d_3", At(16)),
        .. WinogradKernels.Of<Conv<N16, N16, N32, N64, N3, N1, Same>, N32>("cifar_cnn conv2d_3", At(16)),
        .. ConvolutionKernels.Of<Conv<N16, N16, N64, N64, N3, N1, Same>>("cifar_cnn conv2d_4", At(16)),
        .. WinogradKernels.Of<Conv<N16, N16, N64, N64, N3, N1, Same>, N32>("cifar_cnn conv2d_4", At(16)),
        .. ConvolutionKernels.Of<Conv<N8, N8, N64, N128, N3, N1, Same>>("cifar_cnn conv2d_5", At(64)),
        .. WinogradKernels.Of<Conv<N8, N8, N64, N128, N3, N1, Same>, N32>("cifar_cnn conv2d_5", At(64)),
        .. ConvolutionKernels.Of<Conv<N8, N8, N128, N128, N3, N1, Same>>("cifar_cnn conv2d_6", At(64)),
        .. WinogradKernels.Of<Conv<N8, N8, N128, N128, N3, N1, Same>, N32>("cifar_cnn conv2d_6", At(64)),
        .. DenseKernels.Of<Fully<N2048, N128>>("cifar_cnn dense_1", At(128)),
        .. DenseKernels.Transposed<Fully<N128, N10>>("cifar_cnn dense_2", At(128)),
        .. DenseKernels.Of<Fully<N784, N128>>("mlp dense_1", At(128), isFirst: true),
        .. DenseKernels.Of<Fully<N128, N64>>("mlp dense_2", At(128)),
        .. DenseKernels.Of<Fully<N64, N10>>("mlp dense_3", At(128)),
    ];

    private IEnumerable<KernelBenchmark> FurtherNetworks =>
    [
        .. ConvolutionKernels.Of<Conv<N17, N23, N3, N20, N5, N1, Same>>("odd_cnn conv2d_1", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N8, N11, N20, N24, N3, N1, Valid>>("odd_cnn conv2d_2", At(16)),
        .. WinogradKernels.Of<Conv<N8, N11, N20, N24, N3, N1, Valid>, N32>("odd_cnn conv2d_2", At(16)),
        .. ConvolutionKernels.Of<Conv<N6, N9, N24, N40, N3, N2, Valid>>("odd_cnn conv2d_3", At(16)),
        .. DenseKernels.Transposed<Fully<N320, N10>>("odd_cnn dense_1", At(32)),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N6, N5, N1, Same>>("lenet conv2d_1", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N14, N14, N6, N16, N5, N1, Valid>>("lenet conv2d_2", At(16)),
        .. DenseKernels.Of<Fully<N400, N120>>("lenet dense_1", At(64)),
        .. DenseKernels.Of<Fully<N120, N84>>("lenet dense_2", At(64)),
        .. DenseKernels.Of<Fully<N84, N10>>("lenet dense_3", At(64)),
        .. ConvolutionKernels.Of<Conv<N32, N32, N3, N24, N3, N1, Same>>("depthwise_cnn conv2d_1", At(1), isFirst: true),
        .. ConvolutionKernels.Depthwise<Conv<N32, N32, N24, N24, N3, N1, Same>>("depthwise_cnn depthwise_conv2d_1", At(1)),
        .. ConvolutionKernels.Of<Conv<N32, N32, N24, N40, N1, N1, Valid>>("depthwise_cnn conv2d_2", At(1)),
        .. ConvolutionKernels.Depthwise<Conv<N32, N32, N40, N40, N3, N2, Valid>>("depthwise_cnn depthwise_conv2d_2", At(1)),
        .. ConvolutionKernels.Of<Conv<N15, N15, N40, N80, N1, N1, Valid>>("depthwise_cnn conv2d_3", At(1)),
    ];

    private IEnumerable<KernelBenchmark> OtherShapes =>
    [
        .. DenseKernels.Transposed<Fully<N300, N1>>("one output", At(128)),
        .. DenseKernels.Transposed<Fully<N300, N5>>("five outputs", At(128)),
        .. DenseKernels.Of<Fully<N300, N20>>("20 outputs", At(128)),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N1, N3, N1, Valid>>("one channel to one", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N3, N3, N1, Valid>>("one channel to three", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N4, N3, N1, Valid>>("one channel to four", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N6, N3, N1, Valid>>("one channel to six", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N7, N3, N1, Valid>>("one channel to seven", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N1, N5, N1, Same>>("one channel to one", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N3, N5, N1, Same>>("one channel to three", At(8), isFirst: true),
        .. ConvolutionKernels.Of<Conv<N28, N28, N1, N5, N5, N1, Same>>("one channel to five", At(8), isFirst: true),
        .. ConvolutionKernels.Pooled<Conv<N28, N28, N1, N1, N5, N1, Same>, Pool2x2<N28, N28, N1>>("one channel to one", At(8)),
        .. ConvolutionKernels.Pooled<Conv<N28, N28, N1, N3, N5, N1, Same>, Pool2x2<N28, N28, N3>>("one channel to three", At(8)),
        .. ConvolutionKernels.Pooled<Conv<N28, N28, N1, N6, N5, N1, Same>, Pool2x2<N28, N28, N6>>("one channel to six", At(8)),
        .. ConvolutionKernels.Of<Conv<N13, N13, N1, N20, N3, N1, Same>>("one channel in", At(8)),
        .. ConvolutionKernels.Of<Conv<N17, N23, N3, N20, N5, N1, Same>>("three channels in", At(8)),
        .. ConvolutionKernels.Of<Conv<N13, N13, N20, N24, N3, N1, Same>>("20 to 24 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N13, N13, N24, N40, N3, N1, Valid>>("24 to 40 channels", At(8)),
        .. WinogradKernels.Of<Conv<N13, N13, N24, N40, N3, N1, Valid>, N32>("24 to 40 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N40, N3, N1, Same>>("40 to 40 channels", At(8)),
        .. WinogradKernels.Of<Conv<N7, N7, N40, N40, N3, N1, Same>, N32>("40 to 40 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N10, N3, N1, Same>>("40 to 10 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N28, N28, N16, N1, N3, N1, Same>>("16 to 1 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N28, N28, N16, N2, N3, N1, Same>>("16 to 2 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N32, N32, N32, N3, N3, N1, Same>>("32 to 3 channels", At(8)),
        .. ConvolutionKernels.Of<Conv<N15, N15, N24, N40, N3, N2, Same>>("a stride of two", At(8)),
        .. ConvolutionKernels.Of<Conv<N32, N32, N3, N24, N3, N2, Same>>("three in, a stride of two", At(8)),
        .. ConvolutionKernels.Of<Conv<N7, N7, N40, N96, N1, N1, Valid>>("one pixel's window", At(8)),
        .. ConvolutionKernels.Depthwise<Conv<N14, N14, N40, N40, N3, N1, Same>>("depthwise", At(8)),
        .. ConvolutionKernels.Depthwise<Conv<N15, N15, N64, N64, N3, N2, Same>>("depthwise, a stride of two", At(8)),
        .. ConvolutionKernels.Depthwise<Conv<N14, N14, N20, N40, N3, N1, Same>>("depthwise, two each", At(8)),
        .. ConvolutionKernels.Depthwise<Conv<N15, N15, N32, N64, N3, N2, Same>>("depthwise, two each, /2", At(8)),
    ];

    /// <summary>Kernels that read and write more than they compute.</summary>
    public IEnumerable<KernelBenchmark> Passes =>
    [
        .. PassKernels.MaxPool<N26, N26, N32>("mnist_cnn max_pool2d_1", At(4)),
        .. PassKernels.MaxPool<N32, N32, N32>("cifar_cnn max_pool2d_1", At(2)),
        .. PassKernels.MaxPool<N13, N13, N20>("odd sizes", At(8)),
        .. PassKernels.Activation<ReLU>("cifar_cnn conv2d_2", At(2), 32, 32, 32),
        .. PassKernels.Activation<Tanh>("cifar_cnn conv2d_2", At(2), 32, 32, 32),
        .. PassKernels.Activation<GELU>("cifar_cnn conv2d_2", At(2), 32, 32, 32),
        PassKernels.BiasGradient("cifar_cnn conv2d_2", At(2), 32, 32, 32),
    ];

    private int At(int planned) => samples ?? planned;
}
