namespace ModelGen.Generator.Lowering;

/// <summary>Specifies the backend that a graph is lowered for.</summary>
internal enum Target
{
    /// <summary>Kernels of the runtime: borders of zeros around maps, kernels rearranged beforehand.</summary>
    Cpu,

    /// <summary>The same calls on a device: maps without borders, kernels as they are stored.</summary>
    Gpu,
}
