namespace ModelGen.Tests.Fixtures;

/// <summary>The forward pass of a reference network in the plainest double loops, straight from the definition of each layer.</summary>
internal sealed class NaiveNetwork(int height, int width, int channels)
{
    private readonly List<float[]> parameters = [];
    private readonly List<Func<double[], double[]>> layers = [];
    private int height = height;
    private int width = width;
    private int channels = channels;

    public IReadOnlyList<float[]> Parameters => parameters;

    public NaiveNetwork Conv2D(int outputs, bool same)
    {
        (int inHeight, int inWidth, int inputs, int pad) = (height, width, channels, same ? 1 : 0);
        (height, width, channels) = (inHeight - 2 + (2 * pad), inWidth - 2 + (2 * pad), outputs);
        (int outHeight, int outWidth) = (height, width);
        (float[] kernel, float[] bias) = Layer(9 * inputs, outputs);
        layers.Add(x =>
        {
            double[] y = new double[outHeight * outWidth * outputs];
            for (int i = 0; i < y.Length; i++)
            {
                (int row, int column, int o) = (i / outputs / outWidth - pad, i / outputs % outWidth - pad, i % outputs);
                double sum = bias[o];
                for (int r = Math.Max(row, 0); r < Math.Min(row + 3, inHeight); r++)
                {
                    for (int s = Math.Max(column, 0); s < Math.Min(column + 3, inWidth); s++)
                    {
                        int pixel = ((r * inWidth) + s) * inputs;
                        int tap = (((r - row) * 3) + s - column) * inputs;
                        for (int c = 0; c < inputs; c++)
                        {
                            sum += x[pixel + c] * kernel[((tap + c) * outputs) + o];
                        }
                    }
                }

                y[i] = Math.Max(0, sum);
            }

            return y;
        });
        return this;
    }

    public NaiveNetwork MaxPool()
    {
        (int inWidth, int depth) = (width, channels);
        (height, width) = (height / 2, width / 2);
        (int outWidth, int size) = (width, height * width * channels);
        layers.Add(x => [.. Enumerable.Range(0, size).Select(i =>
        {
            int first = ((((i / depth / outWidth * 2) * inWidth) + (i / depth % outWidth * 2)) * depth) + (i % depth);
            int below = first + (inWidth * depth);
            return Math.Max(Math.Max(x[first], x[first + depth]), Math.Max(x[below], x[below + depth]));
        })]);
        return this;
    }

    public NaiveNetwork Dense(int outputs, bool relu)
    {
        int inputs = height * width * channels;
        (height, width, channels) = (1, 1, outputs);
        (float[] kernel, float[] bias) = Layer(inputs, outputs);
        layers.Add(x => [.. Enumerable.Range(0, outputs).Select(o =>
        {
            double sum = bias[o] + Enumerable.Range(0, inputs).Sum(i => x[i] * kernel[(i * outputs) + o]);
            return relu ? Math.Max(0, sum) : sum;
        })]);
        return this;
    }

    /// <summary>-log softmax(logits)[label] of one sample.</summary>
    public double Loss(ReadOnlySpan<float> sample, int label)
    {
        double[] x = [.. sample.ToArray().Select(value => (double)value)];
        foreach (Func<double[], double[]> layer in layers)
        {
            x = layer(x);
        }

        double largest = x.Max();
        return largest + Math.Log(x.Sum(logit => Math.Exp(logit - largest))) - x[label];
    }

    private (float[] Kernel, float[] Bias) Layer(int fanIn, int outputs)
    {
        float[] kernel = new float[fanIn * outputs];
        float[] bias = new float[outputs];
        FixtureNumbers.FillKernel(parameters.Count, fanIn, kernel);
        FixtureNumbers.FillBias(parameters.Count + 1, bias);
        parameters.AddRange([kernel, bias]);
        return (kernel, bias);
    }
}
