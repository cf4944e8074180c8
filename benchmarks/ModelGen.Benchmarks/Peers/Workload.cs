namespace ModelGen.Benchmarks;

/// <summary>What is timed on both sides: training steps or inference of one batch.</summary>
/// <param name="Threads">Numbers of threads to try; on each side the best one counts.</param>
internal sealed record Workload(Network Network, bool Trains, int BatchSize, params int[] Threads)
{
    /// <summary>In the order of the tables.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        // A step of mlp is so short that a second thread may cost more than it gives.
        new(Network.Mlp, Trains: true, 128, 1, 2),
        new(Network.MnistCnn, Trains: true, 128, 2),
        new(Network.CifarCnn, Trains: true, 64, 2),
        new(Network.Mlp, Trains: false, 1, 1),
        new(Network.Mlp, Trains: false, 128, 2),
        new(Network.MnistCnn, Trains: false, 1, 1),
        new(Network.MnistCnn, Trains: false, 128, 2),
        new(Network.CifarCnn, Trains: false, 1, 1),
        new(Network.CifarCnn, Trains: false, 64, 2),
        new(Network.OddCnn, Trains: true, 64, 2),
        new(Network.LeNet, Trains: true, 64, 2),
        new(Network.DepthwiseCnn, Trains: true, 64, 2),
    ];

    public string Mode => Trains ? "train" : "infer";

    public string Name => $"{Network.Name}.{Mode}.b{BatchSize}";
}
