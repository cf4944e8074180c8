using ModelGen.Memory;

namespace ModelGen.Tests.Serialization;

/// <summary>y = x kernel + bias, 16 to 3, whose parameters lie without a gap, the bias with one behind it.</summary>
internal sealed class PackedModel : Model
{
    public PackedModel()
        : base(Description, seed: 5)
    {
    }

    public PackedModel(WeightsSource weights)
        : base(Description, weights)
    {
    }

    private static ModelInfo Description { get; } = new()
    {
        Name = "PackedModel",
        InputShape = [16],
        OutputShape = [3],
        Loss = Loss.None,
        WeightsLength = 64,
        InferencePreparedLength = 1,
        Parameters =
        [
            new()
            {
                Name = "dense_1.kernel", Layer = "dense_1", Shape = [16, 3], Offset = 0, Length = 48,
                Initializer = Initializer.GlorotUniform, FanIn = 16, FanOut = 3,
            },
            new()
            {
                Name = "dense_1.bias", Layer = "dense_1", Shape = [3], Offset = 48, Length = 3,
                Initializer = Initializer.Ones, FanIn = 16, FanOut = 3,
            },
        ],
        Inference = new PassInfo(MicroBatch: 1, ArenaLength: 16),
    };

    public byte[] Saved()
    {
        using MemoryStream stream = new();
        Save(stream);
        return stream.ToArray();
    }

    protected override void PrepareInference(ReadOnlySpan<float> weights, Span<float> prepared) => prepared[0] = weights[48];

    protected override void Infer(in InferencePass pass)
    {
        for (int output = 0; output < 3; output++)
        {
            float sum = output == 0 ? pass.Prepared[0] : pass.Weights[48 + output];
            for (int input = 0; input < 16; input++)
            {
                sum += pass.Inputs[input] * pass.Weights[(input * 3) + output];
            }

            pass.Outputs[output] = sum;
        }
    }
}
