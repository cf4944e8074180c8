namespace ModelGen.GpuKernels;

/// <summary>The largest value of each channel over all pixels: (H, W, C) -> (1, 1, C).</summary>
public static class GlobalMaxPool2D
{
    /// <summary>y = the maximum of x over its pixels; NaN where a channel holds one.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(1, 1, C), written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">y is not one pixel with the channels of x, or a map holds fewer samples.</exception>
    public static void Forward(GpuStream gpu, GpuMap x, GpuMap y, int samples)
    {
        GlobalPool2D.Check(x, y, samples);
        int outputs = samples * x.Channels;
        gpu.LaunchEach(
            ForwardKernel,
            new GlobalPool2D.Arguments { X = x.Data, Y = y.Data, Height = x.Height, Width = x.Width, Channels = x.Channels, Outputs = outputs },
            outputs);
    }

    /// <summary>dx = dy at the first pixel, in row-major order, that holds the maximum y; else 0.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="x">(H, W, C).</param>
    /// <param name="y">(1, 1, C), as forward wrote it.</param>
    /// <param name="dy">(1, 1, C).</param>
    /// <param name="dx">(H, W, C); every value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">y is not one pixel with the channels of x, or a map holds fewer samples.</exception>
    public static void Backward(GpuStream gpu, GpuMap x, GpuMap y, GpuMap dy, GpuMap dx, int samples)
    {
        GlobalPool2D.Check(x, y, samples);
        GpuExpect.Map(dy, samples, y);
        GpuExpect.Map(dx, samples, x);
        int outputs = samples * x.Channels;
        gpu.LaunchEach(
            BackwardKernel,
            new GlobalPool2D.Arguments
            {
                X = x.Data, Y = y.Data, Dy = dy.Data, Dx = dx.Data, Height = x.Height, Width = x.Width, Channels = x.Channels, Outputs = outputs,
            },
            outputs);
    }

    private static void ForwardKernel(GlobalPool2D.Arguments arguments)
    {
        int output = Place.OfThread;
        if (output >= arguments.Outputs)
        {
            return;
        }

        int pixels = arguments.Height * arguments.Width;
        int place = GlobalPool2D.FirstPixel(output, pixels, arguments.Channels);
        GpuFloat largest = new(float.NegativeInfinity);
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            largest = GpuFloat.Max(largest, new(arguments.X[place]));
            place += arguments.Channels;
        }

        arguments.Y[output] = largest.Value;
    }

    private static void BackwardKernel(GlobalPool2D.Arguments arguments)
    {
        int output = Place.OfThread;
        if (output >= arguments.Outputs)
        {
            return;
        }

        int pixels = arguments.Height * arguments.Width;
        int place = GlobalPool2D.FirstPixel(output, pixels, arguments.Channels);
        float largest = arguments.Y[output];
        float gradient = arguments.Dy[output];
        for (int pixel = 0; pixel < pixels; pixel++)
        {
            // The first match takes the gradient and leaves 0 for the others.
            bool isMatch = arguments.X[place] == largest;
            arguments.Dx[place] = isMatch ? gradient : 0;
            gradient = isMatch ? 0 : gradient;
            place += arguments.Channels;
        }
    }
}
