using ModelGen.Kernels;

namespace ModelGen.Tests.Kernels.Extreme;

/// <summary>A convolution in groups, product by product: double precision, and Int64 for every place.</summary>
internal static class NaiveConv
{
    /// <summary>y of one sample or more, without an activation.</summary>
    public static float[] Forward(ConvSizes sizes, float[] x, float[] kernel, float[] bias)
    {
        double[] y = new double[sizes.Samples * sizes.OutputSize];
        for (long i = 0; i < y.Length && bias.Length > 0; i++)
        {
            y[i] = bias[i % sizes.Outputs];
        }

        ForEach(sizes, (inputs, weights, outputs, count) =>
        {
            for (int o = 0; o < count; o++)
            {
                y[outputs + o] += (double)x[inputs] * kernel[weights + o];
            }
        });
        return Rounded(y);
    }

    /// <summary>The old gradient plus the sum of x dy.</summary>
    public static float[] KernelGradient(ConvSizes sizes, float[] x, float[] dy, float[] old)
    {
        double[] sums = [.. old];
        ForEach(sizes, (inputs, weights, outputs, count) =>
        {
            for (int o = 0; o < count; o++)
            {
                sums[weights + o] += (double)x[inputs] * dy[outputs + o];
            }
        });
        return Rounded(sums);
    }

    /// <summary>The sum of dy w.</summary>
    public static float[] InputGradient(ConvSizes sizes, float[] dy, float[] kernel)
    {
        double[] dx = new double[sizes.Samples * sizes.InputSize];
        ForEach(sizes, (inputs, weights, outputs, count) =>
        {
            double sum = 0;
            for (int o = 0; o < count; o++)
            {
                sum += (double)dy[outputs + o] * kernel[weights + o];
            }

            dx[inputs] += sum;
        });
        return Rounded(dx);
    }

    /// <summary>For each look of a window at an input: the input's place, and those of a run of weights and of outputs.</summary>
    private static void ForEach(ConvSizes sizes, Action<long, long, long, int> action)
    {
        long inputs = sizes.Channels / sizes.Groups, outputs = sizes.Outputs / sizes.Groups;
        (Axis rows, Axis columns) = (sizes.Rows, sizes.Columns);
        for (long sample = 0; sample < sizes.Samples; sample++)
        {
            for (long row = 0; row < rows.Output; row++)
            {
                for (long column = 0; column < columns.Output; column++)
                {
                    long y = (((sample * rows.Output) + row) * columns.Output + column) * sizes.Outputs;
                    for (long i = 0; i < rows.Kernel; i++)
                    {
                        long inputRow = (row * rows.Stride) + (i * rows.Dilation) - rows.PadBefore;
                        for (long j = 0; inputRow >= 0 && inputRow < rows.Input && j < columns.Kernel; j++)
                        {
                            long inputColumn = (column * columns.Stride) + (j * columns.Dilation) - columns.PadBefore;
                            if (inputColumn < 0 || inputColumn >= columns.Input)
                            {
                                continue;
                            }

                            long x = (((sample * rows.Input) + inputRow) * columns.Input + inputColumn) * sizes.Channels;
                            for (long channel = 0; channel < sizes.Channels; channel++)
                            {
                                long group = channel / inputs;
                                long weight = ((((i * columns.Kernel) + j) * inputs) + (channel - (group * inputs))) * sizes.Outputs;
                                action(x + channel, weight + (group * outputs), y + (group * outputs), (int)outputs);
                            }
                        }
                    }
                }
            }
        }
    }

    private static float[] Rounded(double[] sums) => Array.ConvertAll(sums, sum => (float)sum);
}
