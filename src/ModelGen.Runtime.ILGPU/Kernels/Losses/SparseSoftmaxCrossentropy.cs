using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// -log p[class] against class numbers, with p = softmax(z) of logits z; the gradient by z is p, less 1 at the class. The loss
/// is computed as log sum exp(z - m) - (z[class] - m) with m = max z: no finite logit gives NaN.
/// </summary>
/// <remarks>A kernel cannot throw: a target that is not a class number gives that sample a loss of NaN. The host sees targets first.</remarks>
public static class SparseSoftmaxCrossentropy
{
    /// <summary>Writes the probabilities and adds weight * loss to each sample's place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="logits">(samples, size), the last layer's before the softmax.</param>
    /// <param name="targets">(samples): whole numbers from 0 to size - 1.</param>
    /// <param name="sampleWeights">One factor a sample, or empty for 1.</param>
    /// <param name="outputs">(samples, size), the probabilities; not the memory of the logits.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="size">Classes.</param>
    /// <exception cref="ArgumentException">A view has another length.</exception>
    public static void Forward(
        GpuStream gpu, ArrayView<float> logits, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size)
    {
        GpuExpect.Length(logits, samples, size);
        GpuExpect.Length(targets, samples, 1);
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
    /// <param name="targets">(samples): whole numbers from 0 to size - 1.</param>
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
        GpuExpect.Length(targets, samples, 1);
        GpuExpect.Weights(sampleWeights, samples);
        GpuExpect.Length(gradient, samples, size);
        LossArguments arguments = new()
        {
            Outputs = outputs, Targets = targets, SampleWeights = sampleWeights, Scale = scale, Gradient = gradient, Samples = samples, Size = size,
        };
        gpu.LaunchEach(BackwardKernel, arguments, samples * size);
    }

    private static void ForwardKernel(LossArguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int start = place.Row * arguments.Size;
        int end = place.Row < arguments.Samples ? start + arguments.Size : 0;
        float maximum = Softmax.Row(arguments.X, arguments.Outputs, start + place.Lane, end, arguments.Lanes, out float exponentials);
        if (place.Lane == 0 && place.Row < arguments.Samples)
        {
            float target = arguments.Targets[place.Row];
            bool isClass = (target >= 0) & (target < arguments.Size) & ((int)target == target);
            float distance = maximum - arguments.X[start + (isClass ? (int)target : 0)];
            float loss = isClass ? GpuFloat.Log(new(exponentials)).Value + distance : float.NaN;
            arguments.Losses[place.Row] += arguments.Weight(place.Row) * loss;
        }
    }

    private static void BackwardKernel(LossArguments arguments)
    {
        int i = Place.OfThread;
        if (i < arguments.Samples * arguments.Size)
        {
            int sample = i / arguments.Size;
            GpuFloat isClass = GpuFloat.Equal(new(i - (sample * arguments.Size)), new(arguments.Targets[sample]));
            float atClass = GpuFloat.Select(isClass, new(1), new(0)).Value;
            arguments.Gradient[i] = (arguments.Outputs[i] - atClass) * (arguments.Scale * arguments.Weight(sample));
        }
    }
}
