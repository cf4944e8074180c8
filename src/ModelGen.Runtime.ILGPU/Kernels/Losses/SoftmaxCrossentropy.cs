using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// -sum t log p against one-hot or soft targets t, with p = softmax(z) of logits z; the gradient by z is p sum t - t. The loss
/// is computed as sum t (log sum exp(z - m) - (z - m)) with m = max z: no finite logit gives NaN.
/// </summary>
public static class SoftmaxCrossentropy
{
    /// <summary>Writes the probabilities and adds weight * loss to each sample's place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="logits">(samples, size), the last layer's before the softmax.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; not the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Forward(
        GpuStream gpu, ArrayView<float> logits, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size)
    {
        GpuExpect.Length(logits, samples, size);
        GpuExpect.Length(targets, samples, size);
        GpuExpect.Weights(sampleWeights, samples);
        GpuExpect.Length(outputs, samples, size);
        GpuExpect.Losses(gpu, samples);
        LossArguments arguments = new()
        {
            X = logits, Targets = targets, SampleWeights = sampleWeights, Outputs = outputs, Losses = gpu.Losses, Samples = samples, Size = size,
            Lanes = GroupSum.Lanes(size),
        };
        gpu.Launch(ForwardKernel, arguments, arguments.Groups);
    }

    /// <summary>Writes scale * weight * the gradient of the loss by the logits.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="outputs">(samples, size), as <see cref="Forward"/> wrote them.</param>
    /// <param name="targets">(samples, size).</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="gradient">(samples, size); may be the memory of the outputs.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Backward(
        GpuStream gpu, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> sampleWeights, float scale, ArrayView<float> gradient, int samples, int size)
    {
        GpuExpect.Length(outputs, samples, size);
        GpuExpect.Length(targets, samples, size);
        GpuExpect.Weights(sampleWeights, samples);
        GpuExpect.Length(gradient, samples, size);
        LossArguments arguments = new()
        {
            Outputs = outputs, Targets = targets, SampleWeights = sampleWeights, Scale = scale, Gradient = gradient, Samples = samples, Size = size,
            Lanes = GroupSum.Lanes(size),
        };
        gpu.Launch(BackwardKernel, arguments, arguments.Groups);
    }

    private static void ForwardKernel(LossArguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int from = (place.Row * arguments.Size) + place.Lane;
        int end = place.Row < arguments.Samples ? (place.Row + 1) * arguments.Size : 0;
        float maximum = Softmax.Row(arguments.X, arguments.Outputs, from, end, arguments.Lanes, out float exponentials);
        float weight = 0, distance = 0;
        for (int i = from; i < end; i += arguments.Lanes)
        {
            float target = arguments.Targets[i];
            weight += target;

            // 0 where the target is 0, even if the distance leaves the floats.
            distance += target == 0 ? 0 : target * (maximum - arguments.X[i]);
        }

        weight = GroupSum.Of(weight, arguments.Lanes);
        distance = GroupSum.Of(distance, arguments.Lanes);
        if (place.Lane == 0 && place.Row < arguments.Samples)
        {
            float loss = (GpuFloat.Log(new(exponentials)).Value * weight) + distance;
            arguments.Losses[place.Row] += arguments.Weight(place.Row) * loss;
        }
    }

    private static void BackwardKernel(LossArguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int from = (place.Row * arguments.Size) + place.Lane;
        int end = place.Row < arguments.Samples ? (place.Row + 1) * arguments.Size : 0;
        float weight = 0;
        for (int i = from; i < end; i += arguments.Lanes)
        {
            weight += arguments.Targets[i];
        }

        weight = GroupSum.Of(weight, arguments.Lanes);
        for (int i = from; i < end; i += arguments.Lanes)
        {
            float factor = arguments.Scale * arguments.Weight(place.Row);
            arguments.Gradient[i] = ((arguments.Outputs[i] * weight) - arguments.Targets[i]) * factor;
        }
    }
}
