using ModelGen.Tests.Peers;
using Xunit;

namespace ModelGen.GpuTests;

/// <summary>
/// Twenty steps on an OpenCL device give the losses that the CPU gives: within 1e-3 of them, which is a hundred times the
/// rounding of one step, and what rounding has grown to after twenty.
/// </summary>
public class TrainingTests
{
    private const double Bound = 1e-3;

    [OpenCLFact]
    public void The_digit_network_trains_to_the_CPUs_losses() => Compare(seed => new MnistCnn(seed), Classes(28, 28, 1, 10), new Adam());

    [OpenCLFact]
    public void The_three_block_network_trains_to_the_CPUs_losses() => Compare(seed => new CifarCnn(seed), Classes(32, 32, 3, 10), new Adam(), steps: 6);

    [OpenCLFact]
    public void All_other_layers_and_penalties_train_to_the_CPUs_losses() => Compare(seed => new Assorted(seed), Values(9, 8, 3, 4, isOneHot: true), new SGD(0.05f, momentum: 0.9));

    [OpenCLFact]
    public void A_regression_trains_to_the_CPUs_losses() => Compare(seed => new Regressor(seed), Values(6, 5, 2, 2, isOneHot: false), new RMSprop());

    [OpenCLFact]
    public void Two_runs_on_a_device_give_the_same_bits()
    {
        Assert.Equal(Trained(), Trained());

        static float[] Trained()
        {
            using GpuDevice device = Gpu.OpenCL();
            MnistCnn model = new(3);
            model.Fit(Classes(28, 28, 1, 10), new FitOptions { BatchSize = 32, Device = device, Seed = 9 });
            return model.Weights.ToArray();
        }
    }

    [OpenCLTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void Weights_that_a_callback_sets_are_those_that_training_goes_on_with(bool afterEpoch)
    {
        Regressor model = new(3);
        float[] given = new float[model.Weights.Length];
        LambdaCallback sets = new(
            onBatchEnd: context => Set(!afterEpoch && context.Step == 1),
            onEpochEnd: (context, _) => Set(afterEpoch && context.Epoch == 1));
        using GpuDevice device = Gpu.OpenCL();
        model.Fit(Values(6, 5, 2, 2, isOneHot: false), new FitOptions { Epochs = 2, BatchSize = 16, Optimizer = new SGD(1e-30), Device = device, Callbacks = [sets] });
        Assert.All(model.Weights.ToArray(), weight => Assert.InRange(weight, -1e-20, 1e-20));

        void Set(bool now)
        {
            if (now)
            {
                model.SetWeights(given);
            }
        }
    }

    [OpenCLFact]
    public void Dropout_is_off_and_class_weights_count_as_on_the_CPU()
    {
        Dataset data = Classes(28, 28, 1, 10);
        Dictionary<int, float> weights = new() { [1] = 3, [4] = 0.25f };
        using GpuDevice device = Gpu.OpenCL();
        History onGpu = new MnistCnn(3).Fit(data, new FitOptions { BatchSize = 16, Validation = data, ClassWeights = weights, WeightedMetrics = [new Accuracy()], Device = device });
        History onCpu = new MnistCnn(3).Fit(data, new FitOptions { BatchSize = 16, Validation = data, ClassWeights = weights, WeightedMetrics = [new Accuracy()] });
        foreach (string value in new[] { "loss", "val_loss", "accuracy", "weighted_accuracy", "val_accuracy" })
        {
            double expected = onCpu[value][0];
            Assert.Equal(expected, onGpu[value][0], tolerance: 1e-3 * Math.Abs(expected) + 1e-6);
        }
    }

    private static void Compare(Func<ulong, TrainableModel> create, Dataset data, Optimizer optimizer, int steps = 20)
    {
        const int BatchSize = 16;
        (TrainableModel onCpu, TrainableModel onGpu) = (create(7), create(7));
        using GpuDevice device = Gpu.OpenCL();
        double[] expected = Losses(onCpu, null), actual = Losses(onGpu, device);
        for (int i = 0; i < steps; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= Bound * Math.Abs(expected[i]), $"Step {i}: {actual[i]} instead of {expected[i]}.");
        }

        // The weights came back: inference on either side agrees.
        Evaluation there = onGpu.Evaluate(data, device), here = onGpu.Evaluate(data);
        Assert.Equal(here.Loss, there.Loss, tolerance: 1e-4 * Math.Abs(here.Loss));
        float[] inputs = new float[3 * onGpu.Info.InputSize], outputs = new float[3 * onGpu.Info.OutputSize];
        System.Random random = new(3);
        foreach (ref float input in inputs.AsSpan())
        {
            input = random.NextSingle();
        }

        onGpu.Predict(inputs, outputs, device);
        float[] predicted = onGpu.Predict(inputs);
        Assert.All(predicted.Zip(outputs), pair => Assert.Equal(pair.First, pair.Second, tolerance: 1e-4f));

        double[] Losses(TrainableModel model, Device? where)
        {
            List<double> losses = [];
            model.Fit(data, new FitOptions
            {
                Epochs = (steps * BatchSize / data.Count) + 1,
                BatchSize = BatchSize,
                Optimizer = optimizer,
                Seed = 5,
                Device = where,
                Callbacks = [new LambdaCallback(onBatchEnd: context => losses.Add(context.BatchLoss))],
            });
            return [.. losses];
        }
    }

    private static Dataset Classes(int height, int width, int channels, int classes)
    {
        System.Random random = new(1);
        return Dataset.FromClasses(
            Inputs(random, 64 * height * width * channels), [.. Enumerable.Range(0, 64).Select(_ => random.Next(classes))], classes, height, width, channels);
    }

    private static Dataset Values(int height, int width, int channels, int outputs, bool isOneHot)
    {
        System.Random random = new(2);
        float[] targets = new float[64 * outputs];
        for (int sample = 0; sample < 64; sample++)
        {
            for (int output = 0; output < outputs; output++)
            {
                targets[(sample * outputs) + output] = isOneHot ? (output == sample % outputs ? 1 : 0) : random.NextSingle() - 0.5f;
            }
        }

        return Dataset.FromValues(Inputs(random, 64 * height * width * channels), targets, [height, width, channels], outputs);
    }

    private static float[] Inputs(System.Random random, int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle())];
}
