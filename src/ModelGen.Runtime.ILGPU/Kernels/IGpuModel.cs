namespace ModelGen.GpuKernels;

/// <summary>Declares the GPU passes, which the generator adds to a model whose project references this package.</summary>
public interface IGpuModel
{
    /// <summary>The model's passes on a device.</summary>
    GpuProgram Program { get; }
}
