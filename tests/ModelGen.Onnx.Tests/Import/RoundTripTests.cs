using ModelGen.Onnx.Evaluation;
using ModelGen.Onnx.Import;
using ModelGen.Onnx.Networks;
using Xunit;

namespace ModelGen.Onnx.Tests.Import;

/// <summary>Exported networks, read again. ONNX Runtime is asked about the files themselves, in tests/interop/onnx.</summary>
public class RoundTripTests
{
    public static TheoryData<string> Names => [.. Networks.Networks.All.Select(model => model.Info.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_network_that_was_exported_computes_the_same_when_it_is_read_again(string name)
    {
        Model model = Networks.Networks.All.Single(model => model.Info.Name == name);
        ImportedNetwork network = OnnxImport.Read(OnnxExport.Convert(model), "model.onnx");

        Assert.Equal(model.Info.InputShape, network.InputShape);
        Assert.False(network.IsInputChannelsFirst);
        Assert.False(network.IsOutputChannelsFirst);
        float[] input = RandomNumbers.Between(-2, 2, model.Info.InputSize, seed: 5), expected = new float[model.Info.OutputSize];
        model.Predict(input, expected);
        Dictionary<string, float[]> weights = network.Weights.ToDictionary(tensor => tensor.Name, tensor => tensor.Values);
        Equal(expected, Interpreter.Run(network.Layers, weight => weights[weight], input));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_layers_that_a_model_tells_compute_what_it_predicts(string name)
    {
        Model model = Networks.Networks.All.Single(model => model.Info.Name == name);
        float[] input = RandomNumbers.Between(-2, 2, model.Info.InputSize, seed: 6), expected = new float[model.Info.OutputSize];
        model.Predict(input, expected);

        Equal(expected, Interpreter.Run(model.Layers, weight => Values(model, weight), input));
    }

    [Fact]
    public void The_layers_come_back_with_their_names_and_weights()
    {
        Model model = Networks.Networks.All.Single(model => model.Info.Name == "MnistCnn");
        ImportedNetwork network = OnnxImport.Read(OnnxExport.Convert(model), "model.onnx");

        Assert.Equal(model.Layers.Select(Text), network.Layers.Select(Text));
        Assert.Equal(model.Info.Parameters.Select(parameter => parameter.Name), network.Weights.Select(tensor => tensor.Name));
        Assert.All(network.Weights, tensor => Assert.Equal(Values(model, tensor.Name), tensor.Values));

        static string Text(LayerInfo layer) =>
            $"{layer with { InputShape = [], OutputShape = [], Parameters = [] }} {string.Join(' ', layer.InputShape)} {string.Join(' ', layer.OutputShape)} {string.Join(' ', layer.Parameters)}";
    }

    private static float[] Values(Model model, string parameter)
    {
        ParameterInfo info = model.Info.Parameters.Single(each => each.Name == parameter);
        return model.Weights.Slice(info.Offset, info.Length).ToArray();
    }

    /// <summary>Both are sums of up to thousands of products in float32 or better, in other orders.</summary>
    private static void Equal(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - 1e-5f - (1e-4f * Math.Abs(expected[i])), expected[i] + 1e-5f + (1e-4f * Math.Abs(expected[i])));
        }
    }
}
