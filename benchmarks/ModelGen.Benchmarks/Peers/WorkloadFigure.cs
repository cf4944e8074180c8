using System.Text.Json.Serialization;

namespace ModelGen.Benchmarks;

/// <summary>One workload on both sides: medians and minima in milliseconds.</summary>
internal sealed record WorkloadFigure
{
    public required string Name { get; init; }

    public required int Threads { get; init; }

    [JsonPropertyName("modelgen_ms")]
    public required double OurMedian { get; init; }

    [JsonPropertyName("modelgen_min_ms")]
    public required double OurMin { get; init; }

    public required string Peer { get; init; }

    /// <summary>Null, as all of the peer's figures, where the peer does not run.</summary>
    public int? PeerThreads { get; init; }

    [JsonPropertyName("peer_ms")]
    public double? PeerMedian { get; init; }

    [JsonPropertyName("peer_min_ms")]
    public double? PeerMin { get; init; }

    /// <summary>The peer's median over ours.</summary>
    public double? Ratio => PeerMedian / OurMedian;

    /// <summary>Why there is no peer, and how to get it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PeerMissing { get; init; }
}
