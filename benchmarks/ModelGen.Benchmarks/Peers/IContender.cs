namespace ModelGen.Benchmarks;

/// <summary>One side of a comparison, warmed up and waiting for its turns.</summary>
internal interface IContender : IDisposable
{
    int Threads { get; }

    /// <summary>Milliseconds of each of some repeats, after a few that do not count.</summary>
    double[] Turn(int repeats);
}
