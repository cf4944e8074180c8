using Xunit;

namespace ModelGen.Tests.Fit;

public class FitTests
{
    [Fact]
    public void A_linear_model_finds_the_line_that_made_the_data()
    {
        Random random = new(1);
        float[] inputs = RandomData.Uniform(random, 300);
        float[] targets = [.. inputs.Chunk(3).Select(x => (2 * x[0]) - (3 * x[1]) + (0.5f * x[2]) + 1)];
        Linear model = new(seed: 1);
        model.Fit(Dataset.FromValues(inputs, targets, [3], 1), new FitOptions { Epochs = 200, BatchSize = 10, Optimizer = new SGD(0.1) });

        Assert.Equal([2f, -3f, 0.5f], model.Dense1Kernel.ToArray(), (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal(1f, model.Dense1Bias[0], 1e-3);
    }

    [Fact]
    public void Two_layers_learn_exclusive_or()
    {
        Dataset data = Dataset.FromClasses([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0], 2, 2);
        Xor model = new(seed: 3);
        model.Fit(data, new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam(0.05), Lanes = 1 });

        Assert.Equal(1.0, model.Evaluate(data)["accuracy"]);
        Assert.InRange(model.Predict([0, 1])[0], 0.9f, 1f);
        Assert.InRange(model.Predict([1, 1])[0], 0f, 0.1f);
    }

    [Fact]
    public void History_has_the_loss_the_metrics_and_their_validation_of_every_epoch()
    {
        SmallCnn model = new(1);
        Dataset data = RandomData.For(model.Info, 50);
        History history = model.Fit(data, new FitOptions { Epochs = 3, ValidationSplit = 0.2 });

        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy", "learning_rate"], history.Epochs[0].Entries.Select(entry => entry.Key));
        Assert.Equal(1e-3, history["learning_rate"][2], 1e-9);

        // The last fifth is held back, as in Keras.
        Assert.Equal(model.Evaluate(data.Skip(40)).Loss, history["val_loss"][2], 1e-9);
    }

    [Fact]
    public void Training_goes_on_where_an_earlier_one_stopped()
    {
        SmallCnn model = new(1);
        History history = model.Fit(RandomData.For(model.Info, 40), new FitOptions { Epochs = 5, InitialEpoch = 3, Shuffle = false });
        Assert.Equal([4, 5], history.Epochs.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void A_class_of_weight_0_teaches_nothing()
    {
        SmallCnn model = new(1);
        Dataset data = RandomData.For(model.Info, 40);
        float[] inputs = new float[40 * data.InputSize];
        int[] onlyTwo = new int[40];
        Array.Fill(onlyTwo, 2);
        Dataset two = Dataset.FromClasses(inputs, onlyTwo, 4, 16, 16, 1);
        Dictionary<int, float> weights = new() { [2] = 0 };

        // Only the regulariser is left to change a weight, and it has none on the last layer.
        float[] before = model.Dense1Kernel.ToArray();
        model.Fit(two, new FitOptions { Epochs = 2, ClassWeights = weights });
        Assert.Equal(before, model.Dense1Kernel.ToArray());
    }

    [Fact]
    public void A_weighted_loss_is_the_weight_times_the_loss()
    {
        double Loss(float weight)
        {
            Xor model = new(1);
            Dataset data = Dataset.FromClasses([0, 1, 1, 0], [1, 1], 2, 2);
            return model.Fit(data, new FitOptions { Optimizer = new SGD(0.0), ClassWeights = new Dictionary<int, float> { [1] = weight } })["loss"][0];
        }

        Assert.Equal(3 * Loss(1), Loss(3), 1e-6);
    }

    [Fact]
    public void Cancelling_stops_after_a_step()
    {
        SmallCnn model = new(1);
        using CancellationTokenSource source = new();
        int steps = 0;
        LambdaCallback cancel = new(onBatchEnd: _ =>
        {
            steps++;
            source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => model.Fit(
            RandomData.For(model.Info, 100), new FitOptions { BatchSize = 10, CancellationToken = source.Token, Callbacks = [cancel] }));
        Assert.Equal(1, steps);
    }

    [Fact]
    public void The_last_batch_may_be_smaller_and_lanes_may_be_empty()
    {
        SmallCnn model = new(1);
        History history = model.Fit(RandomData.For(model.Info, 5), new FitOptions { BatchSize = 4, Lanes = 4, Threads = 2 });
        Assert.True(double.IsFinite(history["loss"][0]));
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_with_both_shapes()
    {
        SmallCnn model = new(1);
        Assert.Contains("(16, 16, 1)", Refused(Dataset.FromClasses(new float[20], [0, 1], 4, 10)));
        Assert.Contains("3 classes", Refused(Dataset.FromClasses(new float[512], [0, 1], 3, 16, 16, 1)));
        Assert.Contains("class numbers", Refused(Dataset.FromValues(new float[512], new float[8], [16, 16, 1], 4)));
        Assert.Contains("no samples", Refused(RandomData.For(model.Info, 3).Take(0)));

        string Refused(Dataset data) => Assert.Throws<ArgumentException>(() => model.Fit(data)).Message;
    }

    [Theory]
    [InlineData(0, 32, 0, 0.0)]
    [InlineData(1, 0, 0, 0.0)]
    [InlineData(1, 32, 2, 0.0)]
    [InlineData(1, 32, 0, 1.0)]
    [InlineData(1, 32, 0, double.NaN)]
    public void Options_out_of_their_range_are_refused(int epochs, int batchSize, int initialEpoch, double split)
    {
        SmallCnn model = new(1);
        FitOptions options = new() { Epochs = epochs, BatchSize = batchSize, InitialEpoch = initialEpoch, ValidationSplit = split };
        Assert.ThrowsAny<ArgumentException>(() => model.Fit(RandomData.For(model.Info, 8), options));
    }
}
