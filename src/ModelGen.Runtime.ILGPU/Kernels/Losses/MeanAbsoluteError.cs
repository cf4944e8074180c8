using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>mean |y - t|; the gradient is sign(y - t) / size, 0 where both are equal.</summary>
public static class MeanAbsoluteError
{
    /// <summary>Writes the outputs and adds weight * loss to each sample's place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="predictions">(samples, size), the last layer's.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), a copy of the predictions; may be the memory of the predictions.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Forward(
        GpuStream gpu, ArrayView<float> predictions, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size) =>
        ElementLoss.Forward(gpu, default(ModelGen.Kernels.MeanAbsoluteError.Element), predictions, targets, sampleWeights, outputs, samples, size);

    /// <summary>Writes scale * weight * the gradient of the loss by the predictions.</summary>
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
        ElementLoss.Backward(gpu, default(ModelGen.Kernels.MeanAbsoluteError.Element), outputs, targets, sampleWeights, scale, gradient, samples, size);
}
