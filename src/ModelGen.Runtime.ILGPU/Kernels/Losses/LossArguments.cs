using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>Holds the operands of the loss kernels; views that a kernel does not use are empty.</summary>
internal struct LossArguments
{
    internal ArrayView<float> X;
    internal ArrayView<float> Targets;
    internal ArrayView<float> SampleWeights;
    internal ArrayView<float> Outputs;
    internal ArrayView<float> Gradient;
    internal ArrayView<float> Losses;
    internal float Scale;
    internal int Samples;
    internal int Size;

    /// <summary>Threads of a sample.</summary>
    internal int Lanes;

    /// <summary>Groups where <see cref="Lanes"/> threads share a sample.</summary>
    internal readonly Index3D Groups => new(RowPlace.Groups(Samples, Lanes), 1, 1);

    /// <summary>The factor on a sample's loss.</summary>
    internal readonly float Weight(int sample) => SampleWeights.Length > 0 ? SampleWeights[sample] : 1;
}
