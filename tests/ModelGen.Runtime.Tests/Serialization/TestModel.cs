using ModelGen.Memory;

namespace ModelGen.Tests.Serialization;

/// <summary>A model of two dense layers without passes: names, shapes and memory, as the generator would lay them out.</summary>
internal sealed class TestModel() : Model(Description, seed: 0)
{
    public static ModelInfo Description { get; } = new()
    {
        Name = "TestModel",
        InputShape = [5],
        OutputShape = [2],
        Loss = Loss.MeanSquaredError,
        WeightsLength = 64,
        Parameters =
        [
            Parameter("dense_1.kernel", offset: 0, 5, 3),
            Parameter("dense_1.bias", offset: 16, 3),
            Parameter("dense_2.kernel", offset: 32, 3, 2),
            Parameter("dense_2.bias", offset: 48, 2),
        ],
        Inference = new PassInfo(1, 0),
    };

    /// <summary>Sets every parameter to distinct values and leaves the gaps between them 0.</summary>
    public TestModel Fill(float start)
    {
        foreach (ParameterInfo parameter in Info.Parameters)
        {
            Span<float> values = WritableWeights.Slice(parameter.Offset, parameter.Length);
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = start++;
            }
        }

        return this;
    }

    public byte[] Saved()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return stream.ToArray();
    }

    protected override void Infer(in InferencePass pass) => throw new NotSupportedException("This model has no passes.");

    private static ParameterInfo Parameter(string name, int offset, params int[] shape) => new()
    {
        Name = name,
        Layer = name[..name.IndexOf('.')],
        Shape = shape,
        Offset = offset,
        Length = shape.Aggregate(1, (a, b) => a * b),
        Initializer = Initializer.Zeros,
        FanIn = 1,
        FanOut = 1,
    };
}
