using ILGPU;
using ModelGen.Simd;

namespace ModelGen.GpuKernels;

/// <summary>
/// y_i = exp(x_i) / sum_j exp(x_j) over the channels of each pixel. The maximum is subtracted from x first, which changes
/// nothing but keeps every exponential at most 1, so that no finite x gives NaN.
/// </summary>
public static class Softmax
{
    /// <summary>y = softmax(x); y may be the same memory as x.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(samples, height, width, channels)</param>
    /// <param name="y">The same shape.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Forward(GpuStream gpu, GpuMap x, GpuMap y, int samples)
    {
        GpuExpect.Samples(x, samples);
        GpuExpect.Map(y, samples, x);
        Launch(gpu, ForwardKernel, new() { X = x.Data, Y = y.Data }, x, samples);
    }

    /// <summary>dx = y (dy - sum_j dy_j y_j), where y = softmax(x); dx may be the same memory as dy.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="y">(samples, height, width, channels), as forward wrote it.</param>
    /// <param name="dy">The same shape.</param>
    /// <param name="dx">The same shape, written.</param>
    /// <param name="samples">How many samples.</param>
    /// <exception cref="ArgumentException">The maps differ in shape or hold fewer samples.</exception>
    public static void Backward(GpuStream gpu, GpuMap y, GpuMap dy, GpuMap dx, int samples)
    {
        GpuExpect.Samples(y, samples);
        GpuExpect.Map(dy, samples, y);
        GpuExpect.Map(dx, samples, y);
        Launch(gpu, BackwardKernel, new() { X = dy.Data, Y = y.Data, Dx = dx.Data }, y, samples);
    }

    /// <summary>y = softmax(x) of one row, by its threads together. Gives the maximum and sum_j exp(x_j - maximum) to each.</summary>
    /// <param name="x">All rows.</param>
    /// <param name="y">All rows, written.</param>
    /// <param name="from">Where the row's first element is that this thread has; not less than <paramref name="end"/> if none.</param>
    /// <param name="end">Where the row ends.</param>
    /// <param name="lanes">Threads of a row.</param>
    /// <param name="sum">At least 1.</param>
    internal static float Row(ArrayView<float> x, ArrayView<float> y, int from, int end, int lanes, out float sum)
    {
        float maximum = float.NegativeInfinity;
        for (int i = from; i < end; i += lanes)
        {
            maximum = GpuFloat.Max(new(x[i]), new(maximum)).Value;
        }

        maximum = GroupSum.Maximum(maximum, lanes);
        float share = 0;
        for (int i = from; i < end; i += lanes)
        {
            float exponential = Exponential.Exp(new GpuFloat(x[i] - maximum)).Value;
            y[i] = exponential;
            share += exponential;
        }

        sum = GroupSum.Of(share, lanes);
        for (int i = from; i < end; i += lanes)
        {
            y[i] /= sum;
        }

        return maximum;
    }

    private static void Launch(GpuStream gpu, Action<Arguments> kernel, Arguments arguments, GpuMap map, int samples)
    {
        arguments.Classes = map.Channels;
        arguments.Rows = samples * map.Height * map.Width;
        arguments.Lanes = GroupSum.Lanes(map.Channels);
        gpu.Launch(kernel, arguments, new Index3D(RowPlace.Groups(arguments.Rows, arguments.Lanes), 1, 1));
    }

    private static void ForwardKernel(Arguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int start = place.Row * arguments.Classes;
        int end = place.Row < arguments.Rows ? start + arguments.Classes : 0;
        Row(arguments.X, arguments.Y, start + place.Lane, end, arguments.Lanes, out _);
    }

    private static void BackwardKernel(Arguments arguments)
    {
        RowPlace place = RowPlace.OfThread(arguments.Lanes);
        int start = place.Row * arguments.Classes;
        int end = place.Row < arguments.Rows ? start + arguments.Classes : 0;
        float share = 0;
        for (int i = start + place.Lane; i < end; i += arguments.Lanes)
        {
            share += arguments.X[i] * arguments.Y[i];
        }

        float mean = GroupSum.Of(share, arguments.Lanes);
        for (int i = start + place.Lane; i < end; i += arguments.Lanes)
        {
            arguments.Dx[i] = arguments.Y[i] * (arguments.X[i] - mean);
        }
    }

    internal struct Arguments
    {
        /// <summary>Backward: dy.</summary>
        internal ArrayView<float> X;
        internal ArrayView<float> Y;
        internal ArrayView<float> Dx;
        internal int Rows;
        internal int Classes;
        internal int Lanes;
    }
}
