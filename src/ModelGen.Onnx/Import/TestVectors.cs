using System.Globalization;
using ModelGen.Onnx.Format;

namespace ModelGen.Onnx.Import;

/// <summary>Inputs of a network, channels last, with the outputs that ONNX's own test data give for its file.</summary>
/// <param name="Samples">How many inputs there are.</param>
/// <param name="Inputs">One after the other.</param>
/// <param name="Outputs">Likewise; null if the expected outputs are unknown.</param>
internal sealed record TestVectors(int Samples, float[] Inputs, float[]? Outputs)
{
    /// <summary>Few: they are computed in plain loops, too.</summary>
    private const int RandomSamples = 2;

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

    /// <summary>Reads what is stored beside a model.</summary>
    /// <param name="folder">With <c>input_0.pb</c> and <c>output_0.pb</c>, a batch each.</param>
    /// <exception cref="OnnxFormatException">A vector is damaged, or does not fit the network.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public static TestVectors Read(ImportedNetwork network, string folder)
    {
        float[] inputs = Read(folder, "input_0.pb", network.InputDims, network.IsInputChannelsFirst, out int samples);
        float[] expected = Read(folder, "output_0.pb", network.OutputDims, network.IsOutputChannelsFirst, out int outputs);
        return samples == outputs
            ? new(samples, inputs, expected)
            : throw new OnnxFormatException(Path.Combine(folder, "output_0.pb"), null, $"it has {outputs} samples, the input {samples}");
    }

    /// <summary>Makes inputs from -1 to 1, always the same.</summary>
    public static TestVectors Random(ImportedNetwork network)
    {
        Random random = new(1);
        float[] inputs = new float[RandomSamples * network.InputShape.Aggregate(1, (size, dimension) => checked(size * dimension))];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (random.NextSingle() * 2) - 1;
        }

        return new(RandomSamples, inputs, null);
    }

    /// <summary>A batch, its channels last.</summary>
    private static float[] Read(string folder, string name, int[] sample, bool isChannelsFirst, out int samples)
    {
        string path = Path.Combine(folder, name);
        OnnxTensor tensor = OnnxFile.ReadTensor(path);
        if (tensor.Dims.Length != sample.Length + 1 || !tensor.Dims.Skip(1).SequenceEqual(sample) || tensor.Floats.Length == 0)
        {
            throw new OnnxFormatException(path, null, string.Create(
                CultureInfo.InvariantCulture, $"it is {Serialization.Quote.Shape(tensor.Dims)}; floats in a batch of {Serialization.Quote.Shape(sample)} are expected"));
        }

        samples = tensor.Dims[0];
        return isChannelsFirst ? DimensionOrder.Permute(tensor.Floats, tensor.Dims, [0, 2, 3, 1]) : tensor.Floats;
    }
}
