namespace ModelGen.GpuKernels;

/// <summary>The mean of each channel over all pixels: (H, W, C) -> (1, 1, C).</summary>
public static class GlobalAvgPool2D
{
    /// <summary>y = the mean of x over its pixels.</summary>
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

    /// <summary>dx = dy / (H W) at every pixel.</summary>
    /// <param name="gpu">Where it runs.</param>
    /// <param name="dy">(1, 1, C).</param>
    /// <param name="dx">(H, W, C); every value is written.</param>
    /// <param name="samples">How many samples to work on.</param>
    /// <exception cref="ArgumentException">dy is not one pixel with the channels of dx, or a map holds fewer samples.</exception>
    public static void Backward(GpuStream gpu, GpuMap dy, GpuMap dx, int samples)
    {
        GlobalPool2D.Check(dx, dy, samples);
        gpu.LaunchEach(
            BackwardKernel,
            new GlobalPool2D.Arguments { Dy = dy.Data, Dx = dx.Data, Height = dx.Height, Width = dx.Width, Channels = dx.Channels, Outputs = samples * dx.Channels },
            samples * dx.Size);
    }

    private static void ForwardKernel(GlobalPool2D.Arguments arguments)
    {
        int output = Place.OfThread;
        if (output >= arguments.Outputs)
        {
            return;
        }

        // Row sums first, as on the CPU: the error grows with height + width, not with their product.
        int pixel = GlobalPool2D.FirstPixel(output, arguments.Height * arguments.Width, arguments.Channels);
        float total = 0;
        for (int row = 0; row < arguments.Height; row++)
        {
            float sum = 0;
            for (int column = 0; column < arguments.Width; column++)
            {
                sum += arguments.X[pixel];
                pixel += arguments.Channels;
            }

            total += sum;
        }

        arguments.Y[output] = total / ((float)arguments.Height * arguments.Width);
    }

    private static void BackwardKernel(GlobalPool2D.Arguments arguments)
    {
        int input = Place.OfThread, pixels = arguments.Height * arguments.Width;
        if (input < arguments.Outputs * pixels)
        {
            int pixel = input / arguments.Channels;
            int output = (pixel / pixels * arguments.Channels) + input - (pixel * arguments.Channels);
            arguments.Dx[input] = arguments.Dy[output] / ((float)arguments.Height * arguments.Width);
        }
    }
}
