using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Holds the operands of a generated pass: one batch on a device, its input already in the arena.</summary>
public readonly struct GpuPass
{
    /// <summary>All weights.</summary>
    public required ArrayView<float> Weights { get; init; }

    /// <summary>Their gradients, which backward adds to.</summary>
    public required ArrayView<float> Gradients { get; init; }

    /// <summary>The slots: <see cref="GpuProgram.ArenaLength"/> floats for each of <see cref="Capacity"/> samples.</summary>
    public required ArrayView<float> Arena { get; init; }

    /// <summary>Samples that the arena has room for.</summary>
    public required int Capacity { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.TargetSize"/>).</summary>
    public required ArrayView<float> Targets { get; init; }

    /// <summary>One factor a sample on its loss; empty for 1.</summary>
    public required ArrayView<float> SampleWeights { get; init; }

    /// <summary>(samples, <see cref="ModelInfo.OutputSize"/>): forward writes the prediction, backward reads it.</summary>
    public required ArrayView<float> Outputs { get; init; }

    /// <summary>At most <see cref="Capacity"/>.</summary>
    public required int Samples { get; init; }

    /// <summary>Gets the factor of all gradients: 1 / batch size.</summary>
    public required float Scale { get; init; }

    /// <summary>Keys dropout masks.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The optimizer step; negative in evaluation, where nothing is dropped.</summary>
    public required long Step { get; init; }

    /// <summary>The place of the first sample in its batch: a device takes a batch as a whole.</summary>
    public int FirstSample => 0;

    /// <summary>Returns the key of a dropout layer's masks, which are the same as the CPU's.</summary>
    /// <param name="layer">The layer's number in the model.</param>
    public DropoutKey DropoutKey(int layer) => new(Seed, Step, layer);
}
