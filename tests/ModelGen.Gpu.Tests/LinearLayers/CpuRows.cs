namespace ModelGen.Tests.Kernels;

/// <summary>None: on a device there are no such ways. Takes the place of the class of that name in the CPU's suite.</summary>
internal static class CpuRows
{
    public static readonly IReadOnlyList<(string Name, LinearLayerCase Case)> All = [];
}
