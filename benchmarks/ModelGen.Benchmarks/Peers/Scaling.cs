using System.Text.Json.Serialization;

namespace ModelGen.Benchmarks;

/// <summary>Our training step on one and on two threads, in turns.</summary>
internal static class Scaling
{
    public static IReadOnlyList<Workload> Workloads { get; } =
    [
        new(Network.MnistCnn, Trains: true, 128, 1, 2),
        new(Network.CifarCnn, Trains: true, 64, 1, 2),
    ];

    public static ScalingFigure Of(Workload workload, Turns turns)
    {
        using OurContender one = OurContender.Of(workload, 1);
        using OurContender two = OurContender.Of(workload, 2);
        IReadOnlyList<TurnTimes> times = turns.Run([one, two]);
        return new(workload.Name, times[0].Median, times[1].Median, times[0].Min, times[1].Min);
    }
}

/// <summary>Milliseconds of a step.</summary>
internal sealed record ScalingFigure(
    string Name, double OneThreadMs, double TwoThreadsMs, double OneThreadMinMs, double TwoThreadsMinMs)
{
    public double Speedup => OneThreadMs / TwoThreadsMs;
}
