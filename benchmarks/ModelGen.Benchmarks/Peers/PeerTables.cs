namespace ModelGen.Benchmarks;

/// <summary>The tables of `peers`, which appear row by row as they are measured.</summary>
internal static class PeerTables
{
    public static IReadOnlyList<WorkloadFigure> Workloads(IReadOnlyList<Workload> workloads, Comparison comparison)
    {
        TextTable table = new(
            new("workload", 24, IsText: true), new("threads", 7), new("ModelGen ms", 11), new("(min)", 8),
            new("peer", 12, IsText: true), new("threads", 7), new("ms", 8), new("(min)", 8), new("ratio", 6));
        List<WorkloadFigure> figures = Rows(table, workloads, comparison.Of, figure =>
        [
            figure.Name, $"{figure.Threads}", Milliseconds(figure.OurMedian), Milliseconds(figure.OurMin),
            figure.Peer, figure.PeerMissing is null ? $"{figure.PeerThreads}" : "missing",
            Milliseconds(figure.PeerMedian), Milliseconds(figure.PeerMin), $"{figure.Ratio:F2}",
        ]);
        foreach (string missing in figures.Select(figure => figure.PeerMissing).OfType<string>().Distinct())
        {
            Console.WriteLine(missing);
        }

        return figures;
    }

    public static IReadOnlyList<ScalingFigure> Scaling(IReadOnlyList<Workload> workloads, Turns turns)
    {
        TextTable table = new(
            new("threads", 24, IsText: true), new("1: ms", 8), new("(min)", 8), new("2: ms", 8), new("(min)", 8), new("speed-up", 8));
        return Rows(table, workloads, workload => Benchmarks.Scaling.Of(workload, turns), figure =>
        [
            figure.Name, Milliseconds(figure.OneThreadMs), Milliseconds(figure.OneThreadMinMs),
            Milliseconds(figure.TwoThreadsMs), Milliseconds(figure.TwoThreadsMinMs), $"{figure.Speedup:F2}",
        ]);
    }

    public static IReadOnlyList<MemoryFigure> Memory(IReadOnlyList<int> batchSizes)
    {
        TextTable table = new(new("memory", 24, IsText: true), new("training MiB", 12), new("data MiB", 8), new("process's peak MiB", 18));
        return Rows(table, batchSizes, TrainingMemory.Of, figure =>
            [figure.Name, Mebibytes(figure.TrainingBytes), Mebibytes(figure.DataBytes), Mebibytes(figure.PeakResidentBytes)]);
    }

    private static List<TFigure> Rows<TItem, TFigure>(
        TextTable table, IReadOnlyList<TItem> items, Func<TItem, TFigure> measure, Func<TFigure, string[]> cells)
    {
        List<TFigure> figures = [];
        if (items.Count > 0)
        {
            Console.WriteLine();
            table.WriteHeader();
        }

        foreach (TItem item in items)
        {
            TFigure figure = measure(item);
            figures.Add(figure);
            table.WriteRow(cells(figure));
        }

        return figures;
    }

    private static string Milliseconds(double? value) => value is null ? "" : value < 10 ? $"{value:F4}" : $"{value:F2}";

    private static string Mebibytes(long bytes) => $"{bytes / (1024.0 * 1024):F1}";
}
