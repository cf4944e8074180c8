using ILGPU;
using ModelGen.Kernels;

namespace ModelGen.GpuKernels;

/// <summary>
/// The mean of each window and channel: (H, W, C) -> (H', W', C). Padding never counts: at the border the mean is over what
/// the window covers of the input.
/// </summary>
public static class AvgPool2D
{
    /// <summary>y = the mean over each window of x.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(H', W', C), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Forward<TShape>(GpuStream gpu, GpuMap x, GpuMap y, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(x, y, samples);
        int outputs = samples * Pool2D<TShape>.OutputSize;
        gpu.LaunchEach(ForwardKernel<TShape>, new Arguments { From = x.Data, To = y.Data, Length = outputs }, outputs);
    }

    /// <summary>dx = the sum over the windows of a pixel of dy divided by the pixels in the window.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(H', W', C).</param>
    /// <param name="dx">(H, W, C); every value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">A map has another shape or holds fewer samples.</exception>
    public static void Backward<TShape>(GpuStream gpu, GpuMap dy, GpuMap dx, int samples)
        where TShape : struct, IPool2DShape
    {
        Pool2D<TShape>.Check(dx, dy, samples);
        int inputs = samples * Pool2D<TShape>.InputSize;
        gpu.LaunchEach(BackwardKernel<TShape>, new Arguments { From = dy.Data, To = dx.Data, Length = inputs }, inputs);
    }

    private static void ForwardKernel<TShape>(Arguments arguments)
        where TShape : struct, IPool2DShape
    {
        int output = Place.OfThread;
        if (output >= arguments.Length)
        {
            return;
        }

        PoolPlace place = PoolPlace.Of(output, TShape.OutputHeight, TShape.OutputWidth, TShape.Channels);
        ClippedWindow<TShape> window = Pool2D<TShape>.Window(place);
        int line = Pool2D<TShape>.Input(place.Sample, window.Top, window.Left, place.Channel);
        float sum = 0;
        for (int row = 0; row < window.Height; row++)
        {
            for (int column = 0; column < window.Width; column++)
            {
                sum += arguments.From[line + (column * TShape.Channels)];
            }

            line += TShape.InputWidth * TShape.Channels;
        }

        arguments.To[output] = sum * (1f / (window.Height * window.Width));
    }

    private static void BackwardKernel<TShape>(Arguments arguments)
        where TShape : struct, IPool2DShape
    {
        int input = Place.OfThread;
        if (input >= arguments.Length)
        {
            return;
        }

        PoolPlace place = PoolPlace.Of(input, TShape.InputHeight, TShape.InputWidth, TShape.Channels);
        int lastRow = Pool2D<TShape>.LastWindowRow(place.Row), lastColumn = Pool2D<TShape>.LastWindowColumn(place.Column);
        float sum = 0;
        for (int oy = Pool2D<TShape>.FirstWindowRow(place.Row); oy <= lastRow; oy++)
        {
            for (int ox = Pool2D<TShape>.FirstWindowColumn(place.Column); ox <= lastColumn; ox++)
            {
                ClippedWindow<TShape> window = Pool2D<TShape>.Window(place with { Row = oy, Column = ox });
                sum += arguments.From[Pool2D<TShape>.Output(place.Sample, oy, ox, place.Channel)] * (1f / (window.Height * window.Width));
            }
        }

        arguments.To[input] = sum;
    }

    internal struct Arguments
    {
        internal ArrayView<float> From;
        internal ArrayView<float> To;
        internal int Length;
    }
}
