using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>mean of -t log p - (1 - t) log(1 - p) with p = 1 / (1 + exp(-z)); the gradient by z is (p - t) / size.</summary>
public static class SigmoidCrossentropy
{
    /// <summary>Writes the outputs and adds weight * loss to each sample's place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="logits">(samples, size), the last layer's before the sigmoid.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; may be the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Forward(
        GpuStream gpu, ArrayView<float> logits, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size) =>
        ElementLoss.Forward(gpu, default(ModelGen.Kernels.SigmoidCrossentropy.Element), logits, targets, sampleWeights, outputs, samples, size);

    /// <summary>Writes scale * weight * the gradient of the loss by the logits.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Backward(
        GpuStream gpu, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> sampleWeights, float scale, ArrayView<float> gradient, int samples, int size) =>
        ElementLoss.Backward(gpu, default(ModelGen.Kernels.SigmoidCrossentropy.Element), outputs, targets, sampleWeights, scale, gradient, samples, size);
}
