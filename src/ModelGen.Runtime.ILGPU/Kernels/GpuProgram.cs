using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>A model's generated passes on a device.</summary>
public abstract class GpuProgram
{
    /// <summary>Floats of the arena for each sample of a batch.</summary>
    public abstract int ArenaLength { get; }

    /// <summary>The slot for the inputs.</summary>
    /// <param name="arena"><see cref="ArenaLength"/> floats for each sample.</param>
    /// <param name="capacity">Samples that the arena has room for.</param>
    public abstract GpuMap Input(ArrayView<float> arena, int capacity);

    /// <summary>Launches all layers: writes the outputs and adds each sample's loss to the stream's losses.</summary>
    public abstract void Forward(GpuStream gpu, in GpuPass pass);

    /// <summary>Launches all layers in reverse, on what the last <see cref="Forward"/> left in the arena; adds to the gradients.</summary>
    public abstract void Backward(GpuStream gpu, in GpuPass pass);
}
