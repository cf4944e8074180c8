using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>Runs a loss that is a mean over a sample's outputs; some threads of a group share a sample.</summary>
internal static class ElementLoss
{
    /// <summary>Writes the outputs; adds weight * mean loss to each sample's place in the stream's losses.</summary>
    public static void Forward<TLoss>(
        GpuStream gpu, TLoss loss, ArrayView<float> x, ArrayView<float> targets, ArrayView<float> sampleWeights, ArrayView<float> outputs, int samples, int size)
        where TLoss : unmanaged, IElementLoss
    {
        GpuExpect.Length(x, samples, size);
        GpuExpect.Length(targets, samples, size);
        GpuExpect.Weights(sampleWeights, samples);
        GpuExpect.Length(outputs, samples, size);
        GpuExpect.Losses(gpu, samples);
        LossArguments arguments = new()
        {
            X = x, Targets = targets, SampleWeights = sampleWeights, Outputs = outputs, Losses = gpu.Losses, Samples = samples, Size = size,
            Lanes = GroupSum.Lanes(size),
        };
        gpu.Launch(ForwardKernel, new Arguments<TLoss> { Loss = loss, Of = arguments }, arguments.Groups);
    }

    /// <summary>Writes scale * weight * the gradient by x.</summary>
    public static void Backward<TLoss>(
        GpuStream gpu, TLoss loss, ArrayView<float> outputs, ArrayView<float> targets, ArrayView<float> sampleWeights, float scale, ArrayView<float> gradient, int samples, int size)
        where TLoss : unmanaged, IElementLoss
    {
        GpuExpect.Length(outputs, samples, size);
        GpuExpect.Length(targets, samples, size);
        GpuExpect.Weights(sampleWeights, samples);
        GpuExpect.Length(gradient, samples, size);
        LossArguments arguments = new()
        {
            Outputs = outputs, Targets = targets, SampleWeights = sampleWeights, Scale = scale, Gradient = gradient, Samples = samples, Size = size,
        };
        gpu.LaunchEach(BackwardKernel, new Arguments<TLoss> { Loss = loss, Of = arguments }, samples * size);
    }

    private static void ForwardKernel<TLoss>(Arguments<TLoss> arguments)
        where TLoss : unmanaged, IElementLoss
    {
        LossArguments of = arguments.Of;
        RowPlace place = RowPlace.OfThread(of.Lanes);
        int start = place.Row * of.Size;
        int end = place.Row < of.Samples ? start + of.Size : 0;
        float share = 0;
        for (int i = start + place.Lane; i < end; i += of.Lanes)
        {
            GpuFloat x = new(of.X[i]);
            of.Outputs[i] = arguments.Loss.Output(x).Value;
            share += arguments.Loss.Loss(x, new GpuFloat(of.Targets[i])).Value;
        }

        float sum = GroupSum.Of(share, of.Lanes);
        if (place.Lane == 0 && place.Row < of.Samples)
        {
            of.Losses[place.Row] += of.Weight(place.Row) * sum / of.Size;
        }
    }

    private static void BackwardKernel<TLoss>(Arguments<TLoss> arguments)
        where TLoss : unmanaged, IElementLoss
    {
        LossArguments of = arguments.Of;
        int i = Place.OfThread;
        if (i < of.Samples * of.Size)
        {
            float factor = of.Scale * of.Weight(i / of.Size) / of.Size;
            of.Gradient[i] = arguments.Loss.Gradient(new GpuFloat(of.Outputs[i]), new GpuFloat(of.Targets[i])).Value * factor;
        }
    }

    internal struct Arguments<TLoss>
        where TLoss : unmanaged
    {
        internal TLoss Loss;
        internal LossArguments Of;
    }
}
