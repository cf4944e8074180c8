namespace ModelGen.Tests.Kernels;

/// <summary>All rows of the suite by name.</summary>
internal static class LinearLayerCases
{
    public static readonly IReadOnlyDictionary<string, LinearLayerCase> All =
        new[] { Conv2DRows.All, DepthwiseConv2DRows.All, DenseRows.All, CpuRows.All }
            .SelectMany(rows => rows)
            .ToDictionary(row => row.Name, row => row.Case);
}
