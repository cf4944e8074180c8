using System.Globalization;
using ModelGen.Kernels.Reference;
using ModelGen.Memory;
using ModelGen.Onnx.Import;

namespace ModelGen.Onnx.Evaluation;

/// <summary>
/// Computes layers as they are described, one sample at a time in plain loops: what a network gives without compiling it. Sums
/// are in double precision.
/// </summary>
internal static class Interpreter
{
    /// <summary>Numbers of the largest layer that is computed here: a check is for people who wait for it.</summary>
    private const int MaxLayer = 1 << 26;

    /// <summary>The outputs of an imported network, sample after sample, channels last.</summary>
    /// <param name="file">The ONNX file, for messages.</param>
    /// <exception cref="OnnxFormatException">A layer is too large.</exception>
    public static float[] Run(ImportedNetwork network, float[] inputs, int samples, string file)
    {
        if (network.Layers.FirstOrDefault(layer => layer.OutputShape.Aggregate(1L, (size, dimension) => size * dimension) > MaxLayer) is { } large)
        {
            throw new OnnxFormatException(file, null, string.Create(
                CultureInfo.InvariantCulture, $"{large.Name} gives {Serialization.Quote.Shape(large.OutputShape)} for each sample; layers of at most {MaxLayer} numbers are checked"));
        }

        Dictionary<string, ImportedTensor> weights = network.Weights.ToDictionary(tensor => tensor.Name);
        return [.. inputs.Chunk(inputs.Length / samples).SelectMany(input => Run(network.Layers, name => weights[name].Values, input))];
    }

    /// <summary>The output of one sample, in ModelGen's order.</summary>
    public static float[] Run(IReadOnlyList<LayerInfo> layers, Func<string, ReadOnlyMemory<float>> weights, float[] input)
    {
        float[] x = input;
        foreach (LayerInfo layer in layers)
        {
            ReadOnlySpan<float> kernel = layer.Parameters.Count > 0 ? weights(layer.Parameters[0]).Span : [];
            ReadOnlySpan<float> bias = layer.Parameters.Count > 1 ? weights(layer.Parameters[1]).Span : [];
            x = layer.Kind switch
            {
                "Conv2D" => WindowLoops.Convolution(layer, x, kernel, bias, layer.Groups),
                "DepthwiseConv2D" => WindowLoops.Convolution(layer, x, kernel, bias, layer.InputShape[2]),
                "MaxPool2D" or "AvgPool2D" => WindowLoops.Pool(layer, x),
                "Dense" => Dense(x, kernel, bias, layer.OutputShape[0]),
                "GlobalAvgPool2D" => GlobalPool(layer, x, isMaximum: false),
                "GlobalMaxPool2D" => GlobalPool(layer, x, isMaximum: true),
                "Rescaling" => [.. x.Select(value => (value * layer.Scale) + layer.Offset)],
                "Flatten" or "Reshape" or "Dropout" or "Activation" => x,
                _ => throw new NotSupportedException($"{layer.Name}: the interpreter does not know layers of the kind {layer.Kind}."),
            };
            x = Activate(layer, x);
        }

        return x;
    }

    private static float[] Dense(float[] x, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, int outputs)
    {
        double[] sums = new double[outputs];
        for (int o = 0; o < bias.Length; o++)
        {
            sums[o] = bias[o];
        }

        for (int i = 0; i < x.Length; i++)
        {
            for (int o = 0; o < outputs; o++)
            {
                sums[o] += (double)x[i] * kernel[(i * outputs) + o];
            }
        }

        return [.. sums.Select(sum => (float)sum)];
    }

    private static float[] GlobalPool(LayerInfo layer, float[] x, bool isMaximum)
    {
        float[] y = new float[layer.OutputShape[0]];
        FeatureMap from = new(x, layer.InputShape[0], layer.InputShape[1], layer.InputShape[2]), to = new(y, 1, 1, y.Length);
        if (isMaximum)
        {
            GlobalPool2D.Maximum(from, to, samples: 1);
        }
        else
        {
            GlobalPool2D.Average(from, to, samples: 1);
        }

        return y;
    }

    private static float[] Activate(LayerInfo layer, float[] x)
    {
        if (layer.Activation == Activation.Softmax)
        {
            float[] y = new float[x.Length];
            int channels = layer.OutputShape[^1];
            Softmax.Forward(new(x, 1, x.Length / channels, channels), new(y, 1, x.Length / channels, channels), samples: 1);
            return y;
        }

        return layer.Activation == Activation.Linear ? x : [.. x.Select(value => (float)Activations.Invoke(layer.Activation, value))];
    }
}
