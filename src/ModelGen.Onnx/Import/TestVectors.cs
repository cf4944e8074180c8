using System.Globalization;
using ModelGen.Onnx.Evaluation;
using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>A network beside the inputs and outputs that ONNX's own test data give for its file.</summary>
/// <param name="Samples">How many were compared.</param>
/// <param name="Outputs">How many numbers those are.</param>
/// <param name="Largest">The largest difference.</param>
/// <param name="Agrees">Whether each is within 1e-5 + 1e-4 of the expected number.</param>
internal sealed record TestVectors(int Samples, int Outputs, double Largest, bool Agrees)
{
    // Both sum in float32 or better, in different orders.
    private const double Absolute = 1e-5, Relative = 1e-4;

    /// <summary>Numbers of the largest layer that is computed here: a check is for people who wait for it.</summary>
    private const int MaxLayer = 1 << 26;

    /// <summary>The values of a graph's inputs behind the first: test models of single operators take their weights there.</summary>
    public static IReadOnlyDictionary<string, OnnxTensor> FurtherInputs(ModelProto model, string folder)
    {
        HashSet<string> initializers = [.. model.Graph.Initializer.Select(tensor => tensor.Name)];
        return model.Graph.Input.Where(input => !initializers.Contains(input.Name)).Select(input => input.Name).Distinct()
            .Index().Skip(1)
            .Select(input => (input.Item, Path: Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"input_{input.Index}.pb"))))
            .Where(input => File.Exists(input.Path))
            .ToDictionary(input => input.Item, input => OnnxFile.ReadTensor(input.Path));
    }

    /// <summary>Computes what the stored inputs give and compares with the stored outputs.</summary>
    /// <param name="folder">With <c>input_0.pb</c> and <c>output_0.pb</c>, a batch each.</param>
    /// <exception cref="OnnxFormatException">A vector is damaged, or does not fit the network.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static TestVectors Compare(ImportedNetwork network, string folder)
    {
        OnnxTensor input = Read(folder, "input_0.pb", network.InputDims, out int samples);
        OnnxTensor expected = Read(folder, "output_0.pb", network.OutputDims, out int outputs);
        if (samples != outputs)
        {
            throw new OnnxFormatException(Path.Combine(folder, "output_0.pb"), null, $"it has {outputs} samples, the input {samples}");
        }

        if (network.Layers.FirstOrDefault(layer => layer.OutputShape.Aggregate(1L, (size, dimension) => size * dimension) > MaxLayer) is { } large)
        {
            throw new OnnxFormatException(folder, null, string.Create(
                CultureInfo.InvariantCulture, $"{large.Name} gives {Serialization.Quote.Shape(large.OutputShape)} for each sample; layers of at most {MaxLayer} numbers are checked"));
        }

        Dictionary<string, ImportedTensor> weights = network.Weights.ToDictionary(tensor => tensor.Name);
        double largest = 0;
        bool agrees = true;
        for (int sample = 0; sample < samples; sample++)
        {
            float[] y = Interpreter.Run(network.Layers, name => weights[name].Values, Sample(input, sample, samples, network.IsInputChannelsFirst));
            float[] stored = Sample(expected, sample, samples, network.IsOutputChannelsFirst);
            for (int i = 0; i < y.Length; i++)
            {
                double difference = Math.Abs((double)y[i] - stored[i]);
                agrees &= difference <= Absolute + (Relative * Math.Abs((double)stored[i])) || y[i].Equals(stored[i]);
                largest = double.IsNaN(difference) && !y[i].Equals(stored[i]) ? double.NaN : Math.Max(largest, y[i].Equals(stored[i]) ? 0 : difference);
            }
        }

        return new(samples, expected.Floats.Length, largest, agrees);
    }

    /// <summary>One sample, its channels last.</summary>
    private static float[] Sample(OnnxTensor batch, int sample, int samples, bool isChannelsFirst)
    {
        int size = batch.Floats.Length / samples;
        Span<float> values = batch.Floats.AsSpan(sample * size, size);
        return isChannelsFirst ? DimensionOrder.Permute(values, batch.Dims.AsSpan(1), [1, 2, 0]) : values.ToArray();
    }

    private static OnnxTensor Read(string folder, string name, int[] sample, out int samples)
    {
        string path = Path.Combine(folder, name);
        OnnxTensor tensor = OnnxFile.ReadTensor(path);
        if (tensor.Dims.Length != sample.Length + 1 || !tensor.Dims.Skip(1).SequenceEqual(sample) || tensor.Floats.Length == 0)
        {
            throw new OnnxFormatException(path, null, string.Create(
                CultureInfo.InvariantCulture, $"it is {Serialization.Quote.Shape(tensor.Dims)}; floats in a batch of {Serialization.Quote.Shape(sample)} are expected"));
        }

        samples = tensor.Dims[0];
        return tensor;
    }
}
