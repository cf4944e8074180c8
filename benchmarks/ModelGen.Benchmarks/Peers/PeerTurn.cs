namespace ModelGen.Benchmarks;

/// <summary>What a peer says of one turn; the scripts in benchmarks/peers write it.</summary>
internal sealed record PeerTurn
{
    public required string Peer { get; init; }

    public required string Version { get; init; }

    public required int Parameters { get; init; }

    public required int Batch { get; init; }

    public required int Threads { get; init; }

    public required double[] TimesMs { get; init; }
}
