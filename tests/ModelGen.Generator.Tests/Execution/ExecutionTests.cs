using System.Globalization;
using Xunit;

namespace ModelGen.Generator.Tests.Execution;

/// <summary>A small network, compiled, loaded and run.</summary>
public sealed class ExecutionTests : IDisposable
{
    private const string Source =
        """
        namespace Tiny;

        [Model(Loss = Loss.CategoricalCrossentropy)]
        [Input(6, 5, 2)]
        [Conv2D(3, 3, Padding = Padding.Same, Activation = Activation.ReLU, Name = "eyes")]
        [MaxPool2D(2)]
        [Conv2D(4, 2, Activation = Activation.Tanh)]
        [Flatten]
        [Dropout(0.5)]
        [Dense(3, Activation = Activation.Softmax)]
        public sealed partial class Net;
        """;

    private readonly LoadedModels models = new(Source);

    public void Dispose() => models.Dispose();

    [Fact]
    public void It_predicts_what_the_formulas_say()
    {
        Model model = models.Create("Tiny.Net", seed: 3);
        float[] inputs = NaiveModel.RandomValues(new(1), 70 * 60);

        float[] outputs = model.Predict(inputs);

        // Written out for this network alone, independent of NaiveNetwork. All biases start as 0.
        double[] eyes = LoadedModels.ViewOf(model, "EyesKernel").ToArray().Select(weight => (double)weight).ToArray();
        double[] second = LoadedModels.ViewOf(model, "Conv2D2Kernel").ToArray().Select(weight => (double)weight).ToArray();
        double[] dense = LoadedModels.ViewOf(model, "Dense1Kernel").ToArray().Select(weight => (double)weight).ToArray();
        for (int sample = 0; sample < 70; sample++)
        {
            double[] expected = Predict(inputs.AsSpan(sample * 60, 60), eyes, second, dense);

            // Sums of at most 18 products around 1, each rounded to 2^-24, through three layers.
            Assert.All(expected.Zip(outputs.Skip(sample * 3)), pair => Assert.Equal(pair.First, pair.Second, 5e-6));
        }
    }

    [Fact]
    public void Inputs_may_lie_anywhere_and_be_replaced_by_the_outputs()
    {
        using LoadedModels own = new("[Model, Input(4), Dense(40, Activation = Activation.ReLU), Dense(4)] partial class Autoencoder;");
        Model model = own.Create("Autoencoder", seed: 1);
        float[] inputs = NaiveModel.RandomValues(new(1), 200 * 4);
        float[] expected = model.Predict(inputs);
        float[] room = new float[inputs.Length + 1];
        Span<float> shifted = room.AsSpan(1);
        inputs.CopyTo(shifted);
        float[] before = [.. inputs];

        model.Predict(shifted, shifted);

        Assert.Equal(expected, shifted.ToArray());
        Assert.Equal(before, inputs);
    }

    [Fact]
    public void Its_constants_are_those_of_the_declaration()
    {
        // 3x3x2x3 + 3, 2x2x3x4 + 4, 4x3 + 3 with (6, 5, 3) -> (3, 2, 3) -> (2, 1, 4) -> 8
        Assert.Equal(60, models.Constant("Tiny.Net", "InputSize"));
        Assert.Equal(3, models.Constant("Tiny.Net", "OutputSize"));
        Assert.Equal(57 + 52 + 27, models.Constant("Tiny.Net", "ParameterCount"));
        Assert.Equal((30L * 3 * 18) + (2 * 4 * 12) + (8 * 3), models.Constant("Tiny.Net", "MultiplyAdds"));
    }

    [Fact]
    public void Its_summary_has_Keras_columns() => Assert.StartsWith(
        """
        Model: Net
        ---------------------------------------------------------------------------------
        Layer (type)              Output Shape     Param #  Mult-Adds  Activation  Memory
        ---------------------------------------------------------------------------------
        input (Input)             (None, 6, 5, 2)        0          0               240 B

        """,
        (string)models.Constant("Tiny.Net", "Summary")!);

    [Fact]
    public void Its_summary_counts_every_layer()
    {
        string[] lines = ((string)models.Constant("Tiny.Net", "Summary")!).Split('\n');

        Assert.Equal(["eyes", "(Conv2D)", "(None,", "6,", "5,", "3)", "57", "1,620", "ReLU", "360", "B"], Words("eyes"));
        Assert.Equal(["max_pool2d_1", "(MaxPool2D)", "(None,", "3,", "2,", "3)", "0", "0", "72", "B"], Words("max_pool2d_1"));
        Assert.Equal(["conv2d_2", "(Conv2D)", "(None,", "2,", "1,", "4)", "52", "96", "Tanh", "32", "B"], Words("conv2d_2"));
        Assert.Equal(["flatten_1", "(Flatten)", "(None,", "8)", "0", "0", "shared"], Words("flatten_1"));
        Assert.Equal(["dense_1", "(Dense)", "(None,", "3)", "27", "24", "Softmax", "12", "B"], Words("dense_1"));
        Assert.Contains("Total params: 136 (544 B)", lines);
        Assert.Contains("Trainable params: 136 (544 B)", lines);
        Assert.Contains("Multiply-adds for one sample: 1,740", lines);

        ModelInfo info = models.Create("Tiny.Net").Info;
        double toPredict = 4 * (info.WeightsLength + info.InferencePreparedLength + info.Inference.ArenaLength) / 1024.0;
        double toTrain = 4 * (info.GradientsLength + info.Training!.ArenaLength) / 1024.0;
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Memory to predict: {toPredict:F2} KB, weights included"), lines);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Memory to train: {toTrain:F2} KB for each worker, at any batch size"), lines);

        string[] Words(string layer) => lines.Single(line => line.StartsWith(layer, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Its_named_views_are_its_weights()
    {
        Model model = models.Create("Tiny.Net", seed: 3);
        foreach (ParameterInfo parameter in model.Info.Parameters)
        {
            string view = parameter.Name switch
            {
                "eyes.kernel" => "EyesKernel",
                "eyes.bias" => "EyesBias",
                "conv2d_2.kernel" => "Conv2D2Kernel",
                "conv2d_2.bias" => "Conv2D2Bias",
                "dense_1.kernel" => "Dense1Kernel",
                _ => "Dense1Bias",
            };
            ReadOnlySpan<float> values = LoadedModels.ViewOf(model, view);
            Assert.Equal(parameter.Length, values.Length);
            Assert.Equal(0, parameter.Offset % 16);
            Assert.True(values == model.Weights.Slice(parameter.Offset, parameter.Length), $"{view} looks elsewhere.");
        }

        Assert.Equal([3, 3, 2, 3], model.Info.Parameters[0].Shape);
        Assert.Equal([2, 2, 3, 4], model.Info.Parameters[2].Shape);
        Assert.Equal([8, 3], model.Info.Parameters[4].Shape);
    }

    [Fact]
    public void Its_info_is_that_of_the_declaration()
    {
        ModelInfo info = models.Create("Tiny.Net").Info;

        Assert.Equal("Net", info.Name);
        Assert.Equal([6, 5, 2], info.InputShape);
        Assert.Equal([3], info.OutputShape);
        Assert.Equal(Loss.CategoricalCrossentropy, info.Loss);
        Assert.NotNull(info.Training);
        Assert.Equal(["eyes", "eyes", "conv2d_2", "conv2d_2", "dense_1", "dense_1"], info.Parameters.Select(parameter => parameter.Layer));
        Assert.Equal(136, info.Parameters.Sum(parameter => parameter.Length));
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_and_another_seed_others()
    {
        float[] weights = models.Create("Tiny.Net", seed: 3).Weights.ToArray();

        Assert.Equal(weights, models.Create("Tiny.Net", seed: 3).Weights.ToArray());
        Assert.NotEqual(weights, models.Create("Tiny.Net", seed: 4).Weights.ToArray());
    }

    private static double[] Predict(ReadOnlySpan<float> input, double[] eyes, double[] second, double[] dense)
    {
        double[,,] first = new double[6, 5, 3];
        for (int row = 0; row < 6; row++)
        {
            for (int column = 0; column < 5; column++)
            {
                for (int filter = 0; filter < 3; filter++)
                {
                    double sum = 0;
                    for (int tap = 0; tap < 18; tap++)
                    {
                        (int r, int c, int channel) = (row + (tap / 6) - 1, column + (tap / 2 % 3) - 1, tap % 2);
                        sum += r is >= 0 and < 6 && c is >= 0 and < 5 ? input[(((r * 5) + c) * 2) + channel] * eyes[(tap * 3) + filter] : 0;
                    }

                    first[row, column, filter] = Math.Max(sum, 0);
                }
            }
        }

        // The pool leaves the fifth column out: (3, 2, 3). The second convolution sees two rows and columns of it: (2, 1, 4).
        double[] flat = new double[8];
        for (int row = 0; row < 2; row++)
        {
            for (int filter = 0; filter < 4; filter++)
            {
                double sum = 0;
                for (int tap = 0; tap < 12; tap++)
                {
                    (int r, int c, int channel) = (2 * (row + (tap / 6)), 2 * (tap / 3 % 2), tap % 3);
                    double largest = new[] { first[r, c, channel], first[r, c + 1, channel], first[r + 1, c, channel], first[r + 1, c + 1, channel] }.Max();
                    sum += largest * second[(tap * 4) + filter];
                }

                flat[(row * 4) + filter] = Math.Tanh(sum);
            }
        }

        double[] powers = [.. Enumerable.Range(0, 3).Select(unit => Math.Exp(flat.Select((value, i) => value * dense[(i * 3) + unit]).Sum()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }
}
