using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>mean of e^2 / 2 where |e| = |y - t| is at most delta, else delta (|e| - delta / 2).</summary>
public static class Huber
{
    /// <summary>Writes the outputs and adds weight * loss to each sample's place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="predictions">(samples, size), the last layer's.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), a copy of the predictions; may be the memory of the predictions.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <param name="delta">Where the loss turns from quadratic to linear. Greater than 0.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">delta is not greater than 0.</exception>
    public static void Forward(
        GpuStream gpu, ArrayView<float> predictions, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size, float delta)
    {
        ModelGen.Kernels.Huber.Check(delta);
        ElementLoss.Forward(gpu, new ModelGen.Kernels.Huber.Element(delta), predictions, targets, sampleWeights, outputs, samples, size);
    }

    /// <summary>Writes scale * weight * the gradient of the loss by the predictions.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Outputs of one sample.</param>
    /// <param name="delta">Where the loss turns from quadratic to linear. Greater than 0.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">delta is not greater than 0.</exception>
    public static void Backward(
        GpuStream gpu, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> sampleWeights, float scale, ArrayView<float> gradient, int samples, int size, float delta)
    {
        ModelGen.Kernels.Huber.Check(delta);
        ElementLoss.Backward(gpu, new ModelGen.Kernels.Huber.Element(delta), outputs, targets, sampleWeights, scale, gradient, samples, size);
    }
}
