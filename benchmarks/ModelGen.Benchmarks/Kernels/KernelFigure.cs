using System.Text.Json.Serialization;

namespace ModelGen.Benchmarks;

/// <summary>How fast a kernel was.</summary>
internal sealed record KernelFigure(string Layer, string Kernel, string Shape, int Samples)
{
    /// <summary>The median of all slices; null for a pass.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Gflops { get; init; }

    /// <summary>The median of the multiply-add peaks between the slices; null for a pass.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PeakGflops { get; init; }

    /// <summary>The median of each slice's share of the higher peak beside it; null for a pass. Above 1 for an algorithm with fewer products.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ShareOfPeak { get; init; }

    /// <summary>The share that a tenth of the slices exceed; null for a pass.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? UndisturbedShare { get; init; }

    /// <summary>Gigabytes read and written a second, the median of all slices; null for sums of products.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? GigabytesPerSecond { get; init; }
}
