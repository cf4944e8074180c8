namespace ModelGen.Generator.Lowering;

/// <summary>Whose kernels a graph is lowered to.</summary>
internal enum Target
{
    /// <summary>Kernels of the runtime: borders of zeros around maps, kernels rearranged beforehand.</summary>
    Cpu,

    /// <summary>The same calls on a device: maps without borders, kernels as they are stored.</summary>
    Gpu,
}
