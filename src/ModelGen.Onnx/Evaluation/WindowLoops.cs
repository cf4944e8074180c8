namespace ModelGen.Onnx.Evaluation;

/// <summary>Convolutions and pools of one sample, window by window.</summary>
internal static class WindowLoops
{
    /// <summary>Output o sees the channels of its group; a depthwise convolution has a group a channel.</summary>
    /// <param name="kernel">(rows, columns, input channels / groups, output channels); depthwise (rows, columns, channels, multiplier), which is the same in memory.</param>
    public static float[] Convolution(LayerInfo layer, float[] x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, int groups)
    {
        int channels = layer.InputShape[2], outputs = layer.OutputShape[2], inputs = channels / groups;
        float[] y = new float[Size(layer.OutputShape)];
        double[] sums = new double[outputs];
        for (int pixel = 0; pixel < y.Length / outputs; pixel++)
        {
            for (int o = 0; o < outputs; o++)
            {
                sums[o] = bias.IsEmpty ? 0 : bias[o];
            }

            foreach ((int from, int element) in Seen(layer, pixel))
            {
                for (int o = 0; o < outputs; o++)
                {
                    int first = o / (outputs / groups) * inputs;
                    for (int c = 0; c < inputs; c++)
                    {
                        sums[o] += (double)x[(from * channels) + first + c] * kernel[(((element * inputs) + c) * outputs) + o];
                    }
                }
            }

            for (int o = 0; o < outputs; o++)
            {
                y[(pixel * outputs) + o] = (float)sums[o];
            }
        }

        return y;
    }

    /// <summary>The largest or the mean of what each window sees of each channel; padding never counts.</summary>
    public static float[] Pool(LayerInfo layer, float[] x)
    {
        int channels = layer.InputShape[2];
        float[] y = new float[Size(layer.OutputShape)];
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0, maximum = double.NegativeInfinity;
            int count = 0;
            foreach ((int from, _) in Seen(layer, i / channels))
            {
                float value = x[(from * channels) + (i % channels)];
                (sum, maximum, count) = (sum + value, Math.Max(maximum, value), count + 1);
            }

            y[i] = (float)(layer.Kind == "MaxPool2D" ? maximum : sum / count);
        }

        return y;
    }

    /// <summary>The input pixels that an output pixel's window covers, and which element of the window each is.</summary>
    private static IEnumerable<(int Pixel, int Element)> Seen(LayerInfo layer, int output)
    {
        (WindowAxisInfo rows, WindowAxisInfo columns) = (layer.Window!.Rows, layer.Window.Columns);
        int height = layer.InputShape[0], width = layer.InputShape[1];
        (int top, int left) = Math.DivRem(output, layer.OutputShape[1]);
        foreach ((int row, int i) in Seen(rows, top, height))
        {
            foreach ((int column, int j) in Seen(columns, left, width))
            {
                yield return ((row * width) + column, (i * columns.Size) + j);
            }
        }
    }

    /// <summary>The same in one dimension. A file may ask for a window of billions: what is outside of the image is never counted through.</summary>
    private static IEnumerable<(int Input, int Element)> Seen(WindowAxisInfo axis, int output, int size)
    {
        long start = ((long)output * axis.Stride) - axis.PadBefore;
        long first = start >= 0 ? 0 : (-start + axis.Dilation - 1) / axis.Dilation;
        for (long k = first; k < axis.Size && start + (k * axis.Dilation) < size; k++)
        {
            yield return ((int)(start + (k * axis.Dilation)), (int)k);
        }
    }

    private static int Size(IReadOnlyList<int> shape) => shape.Aggregate(1, (size, dimension) => checked(size * dimension));
}
