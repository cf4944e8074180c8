using ILGPU;

namespace ModelGen.GpuKernels;

/// <summary>
/// Computes the penalty on a layer's outputs: L1 sum |y| + L2 sum y^2. Training divides it by the batch size, as Keras
/// does, so that it stays in proportion to the loss.
/// </summary>
public static class ActivityRegularizer
{
    /// <summary>Adds each sample's penalty to its place in the stream's losses.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="y">(samples, height, width, channels)</param>
    /// <param name="l1">The factor of sum |y|.</param>
    /// <param name="l2">The factor of sum y^2.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The map holds fewer samples.</exception>
    public static void Penalty(GpuStream gpu, GpuMap y, float l1, float l2, int samples)
    {
        GpuExpect.Samples(y, samples);
        GpuExpect.Losses(gpu, samples);
        int lanes = GroupSum.Lanes(y.Size);
        Arguments arguments = new() { Y = y.Data, Losses = gpu.Losses, First = l1, Second = l2, Samples = samples, Size = y.Size, Lanes = lanes };
        gpu.Launch(PenaltyKernel, arguments, new Index3D(RowPlace.Groups(samples, lanes), 1, 1));
    }

    /// <summary>dy += scale * (l1 * sign(y) + 2 * l2 * y).</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="y">(samples, height, width, channels)</param>
    /// <param name="dy">The same shape, added to.</param>
    /// <param name="l1">The factor of sum |y|.</param>
    /// <param name="l2">The factor of sum y^2.</param>
    /// <param name="scale">Usually 1 / batch size.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(GpuStream gpu, GpuMap y, GpuMap dy, float l1, float l2, float scale, int samples)
    {
        GpuExpect.Samples(y, samples);
        GpuExpect.Map(dy, samples, y);
        AddGradient(gpu, y.Data, dy.Data, l1, l2, scale, samples * y.Size);
    }

    /// <summary>gradient += scale * (l1 * sign(values) + 2 * l2 * values)</summary>
    internal static void AddGradient(GpuStream gpu, ArrayView<float> values, ArrayView<float> gradient, float l1, float l2, float scale, int length) =>
        gpu.LaunchEach(
            GradientKernel, new Arguments { Y = values, Gradient = gradient, First = l1 * scale, Second = 2 * l2 * scale, Size = length }, length);

    private static void PenaltyKernel(Arguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int start = place.Row * arguments.Size;
        int end = place.Row < arguments.Samples ? start + arguments.Size : 0;
        float share = 0;
        for (int i = start + place.Lane; i < end; i += arguments.Lanes)
        {
            share += Regularizers.Cost(new GpuFloat(arguments.Y[i]), arguments.First, arguments.Second).Value;
        }

        float penalty = GroupSum.Of(share, arguments.Lanes);
        if (place.Lane == 0 && place.Row < arguments.Samples)
        {
            arguments.Losses[place.Row] += penalty;
        }
    }

    private static void GradientKernel(Arguments arguments)
    {
        int i = Place.OfThread;
        if (i < arguments.Size)
        {
            arguments.Gradient[i] += Regularizers.Slope(new GpuFloat(arguments.Y[i]), arguments.First, arguments.Second).Value;
        }
    }

    internal struct Arguments
    {
        internal ArrayView<float> Y;
        internal ArrayView<float> Gradient;
        internal ArrayView<float> Losses;

        /// <summary>The factor of |y| or of its sign.</summary>
        internal float First;

        /// <summary>The factor of y^2 or of y.</summary>
        internal float Second;
        internal int Samples;
        internal int Size;
        internal int Lanes;
    }
}
