namespace ModelGen.Tests.Kernels;

/// <summary>All rows of the suite by name.</summary>
internal static class LinearLayerCases
{
    public static readonly IReadOnlyDictionary<string, LinearLayerCase> All =
        new[] { Conv2DRows.All, DepthwiseConv2DRows.All, DenseRows.All, CpuRows.All }
            .SelectMany(rows => rows)
            .ToDictionary(row => row.Name, row => row.Case);

    /// <summary>One row of each kind of layer, with a border where the kind has any; all rows in a whole run.</summary>
    public static IEnumerable<string> OneOfAKind => TestRun.IsWhole
        ? All.Keys
        : All.GroupBy(row => row.Key[..row.Key.IndexOf(':')])
            .Select(rows => rows.OrderByDescending(row => row.Value.Input.Zeros != default && row.Value.Output.Zeros != default).First().Key);
}
