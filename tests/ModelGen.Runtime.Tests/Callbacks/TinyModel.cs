using ModelGen.Memory;

namespace ModelGen.Tests;

/// <summary>Two linear layers without activation, 3 to 4 to 2, that learn by the mean squared error; one sample a pass.</summary>
internal sealed class TinyModel() : TrainableModel(Description, seed: 1)
{
    private const int Inputs = 3, Hidden = 4, Outputs = 2;
    private const int Kernel1 = 0, Bias1 = 16, Kernel2 = 32;

    private static ModelInfo Description { get; } = new()
    {
        Name = nameof(TinyModel),
        InputShape = [Inputs],
        OutputShape = [Outputs],
        Loss = Loss.MeanSquaredError,
        WeightsLength = 48,
        Parameters =
        [
            Parameter("dense_1", "kernel", Kernel1, Initializer.GlorotUniform, Inputs, Hidden),
            Parameter("dense_1", "bias", Bias1, Initializer.Zeros, Hidden),
            Parameter("dense_2", "kernel", Kernel2, Initializer.GlorotUniform, Hidden, Outputs),
        ],
        Inference = new PassInfo(MicroBatch: 1, ArenaLength: 32),
        Training = new PassInfo(MicroBatch: 1, ArenaLength: 32),
    };

    /// <summary>A generated class tells its layers; this one tells what a test wants.</summary>
    public IReadOnlyList<LayerInfo> Told { get; init; } = [];

    public override IReadOnlyList<LayerInfo> Layers => Told;

    protected override void Infer(in InferencePass pass)
    {
        TrainingInput(pass.Arena).CopyFrom(pass.Inputs, pass.Samples);
        Infer(pass.Weights, pass.Arena, pass.Outputs);
    }

    protected override FeatureMap TrainingInput(Span<float> arena) => new(arena[..Inputs], 1, 1, Inputs);

    protected override int PrepareParts => 0;

    protected override void Prepare(int part, ReadOnlySpan<float> weights, Span<float> prepared)
    {
    }

    protected override double Forward(in TrainingPass pass)
    {
        Infer(pass.Weights, pass.Arena, pass.Outputs);
        double loss = 0;
        for (int o = 0; o < Outputs; o++)
        {
            loss += Math.Pow(pass.Outputs[o] - pass.Targets[o], 2) / Outputs;
        }

        return loss;
    }

    protected override void Backward(in TrainingPass pass)
    {
        for (int o = 0; o < Outputs; o++)
        {
            float error = pass.Scale * 2 / Outputs * (pass.Outputs[o] - pass.Targets[o]);
            for (int h = 0; h < Hidden; h++)
            {
                pass.Gradients[Kernel2 + (h * Outputs) + o] += error * pass.Arena[16 + h];
                float hiddenError = error * pass.Weights[Kernel2 + (h * Outputs) + o];
                pass.Gradients[Bias1 + h] += hiddenError;
                for (int i = 0; i < Inputs; i++)
                {
                    pass.Gradients[Kernel1 + (i * Hidden) + h] += hiddenError * pass.Arena[i];
                }
            }
        }
    }

    private static void Infer(ReadOnlySpan<float> weights, Span<float> arena, Span<float> outputs)
    {
        Span<float> hidden = arena.Slice(16, Hidden);
        weights.Slice(Bias1, Hidden).CopyTo(hidden);
        outputs.Clear();
        for (int h = 0; h < Hidden; h++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                hidden[h] += arena[i] * weights[Kernel1 + (i * Hidden) + h];
            }

            for (int o = 0; o < Outputs; o++)
            {
                outputs[o] += hidden[h] * weights[Kernel2 + (h * Outputs) + o];
            }
        }
    }

    private static ParameterInfo Parameter(string layer, string role, int offset, Initializer initializer, params int[] shape) => new()
    {
        Name = $"{layer}.{role}",
        Layer = layer,
        Shape = shape,
        Offset = offset,
        Length = shape.Aggregate(1, (length, size) => length * size),
        Initializer = initializer,
        FanIn = shape[0],
        FanOut = shape[^1],
    };
}
