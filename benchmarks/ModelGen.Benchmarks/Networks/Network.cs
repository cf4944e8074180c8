namespace ModelGen.Benchmarks;

/// <summary>A network that the peers have, too, under the same name.</summary>
internal sealed record Network(string Name, Func<TrainableModel> Create)
{
    public static Network Mlp { get; } = new("mlp", () => new Mlp(seed: 1));

    public static Network MnistCnn { get; } = new("mnist_cnn", () => new MnistCnn(seed: 1));

    public static Network CifarCnn { get; } = new("cifar_cnn", () => new CifarCnn(seed: 1));

    public static Network OddCnn { get; } = new("odd_cnn", () => new OddCnn(seed: 1));

    public static Network LeNet { get; } = new("lenet", () => new LeNet(seed: 1));

    public static Network DepthwiseCnn { get; } = new("depthwise_cnn", () => new DepthwiseCnn(seed: 1));
}
