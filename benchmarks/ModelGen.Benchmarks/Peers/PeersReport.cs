namespace ModelGen.Benchmarks;

/// <summary>The figures of `peers`.</summary>
internal sealed record PeersReport(
    Machine Machine, IReadOnlyList<WorkloadFigure> Workloads, IReadOnlyList<ScalingFigure> Scaling, IReadOnlyList<MemoryFigure> Memory);
