using System.Text.Json;
using ModelGen.Serialization;

namespace ModelGen.Tests.Fixtures;

/// <summary>What PyTorch gave for twenty steps of one reference network; tests/fixtures/README.md says how.</summary>
internal sealed class TrainingFixture
{
    private TrainingFixture(JsonElement json, IReadOnlyDictionary<string, float[]> gradients)
    {
        JsonElement adam = json.GetProperty("adam");
        Batch = json.GetProperty("batch").GetInt32();
        LearningRate = adam.GetProperty("learning_rate").GetSingle();
        Epsilon = adam.GetProperty("epsilon").GetSingle();
        InitialWeightsHash = json.GetProperty("initial_weights_sha256").GetString()!;
        BatchHashes = [.. json.GetProperty("batches_sha256").EnumerateArray().Select(hash => hash.GetString()!)];
        Losses = Numbers(json.GetProperty("losses_float64"));
        NoiseFloor = Numbers(json.GetProperty("noise_floor"));
        Gradients = gradients;
        GradientScales = json.GetProperty("gradients").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("largest").GetDouble());
    }

    /// <summary>Samples a step.</summary>
    public int Batch { get; }

    /// <summary>Adam's; its betas are Keras's defaults.</summary>
    public float LearningRate { get; }

    /// <summary>Adam's, in Keras's form.</summary>
    public float Epsilon { get; }

    /// <summary>SHA-256 of all initial weights in layer order.</summary>
    public string InitialWeightsHash { get; }

    /// <summary>SHA-256 of each step's inputs and labels.</summary>
    public IReadOnlyList<string> BatchHashes { get; }

    /// <summary>The loss before each step, in float64.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>How far float32 runs have been from <see cref="Losses"/> up to each step.</summary>
    public IReadOnlyList<double> NoiseFloor { get; }

    /// <summary>The first step's gradients by parameter name, as float32 PyTorch computed them.</summary>
    public IReadOnlyDictionary<string, float[]> Gradients { get; }

    /// <summary>The largest absolute gradient of each parameter.</summary>
    public IReadOnlyDictionary<string, double> GradientScales { get; }

    /// <summary>Reads the fixture of <c>mlp</c>, <c>mnist_cnn</c> or <c>cifar_cnn</c>.</summary>
    public static TrainingFixture Load(string network)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(FixtureFolder.PathOf($"{network}.json")));
        return new TrainingFixture(json.RootElement, ReadTensors($"{network}.gradients.safetensors"));
    }

    private static Dictionary<string, float[]> ReadTensors(string file)
    {
        using FileStream stream = File.OpenRead(FixtureFolder.PathOf(file));
        var reader = new SafetensorsReader(stream, file);
        var tensors = new Dictionary<string, float[]>();
        foreach (TensorEntry tensor in reader.Tensors)
        {
            reader.ReadNext(tensors[tensor.Name] = new float[tensor.Count]);
        }

        reader.Complete();
        return tensors;
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
