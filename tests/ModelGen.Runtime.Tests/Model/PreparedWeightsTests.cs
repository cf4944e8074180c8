using Xunit;

namespace ModelGen.Tests.Inference;

public class PreparedWeightsTests
{
    private readonly PreparedModel model = new();

    [Fact]
    public void Weights_are_prepared_once_for_many_predictions_and_not_before_the_first()
    {
        Assert.Equal(0, model.Preparations);

        for (int i = 0; i < 10; i++)
        {
            Assert.Equal((1, 1), model.Weigh());
        }

        Assert.Equal(1, model.Preparations);
    }

    [Fact]
    public void Setting_weights_prepares_them_again()
    {
        model.Weigh();

        model.SetWeights([2]);
        Assert.Equal((2, 2), model.Weigh());

        model.SetWeights("dense_1.kernel", [3]);
        Assert.Equal((3, 3), model.Weigh());
        Assert.Equal((3, 3), model.Weigh());
        Assert.Equal(3, model.Preparations);
    }

    [Fact]
    public void Loading_weights_prepares_them_again()
    {
        PreparedModel other = new();
        other.SetWeights("dense_1.kernel", [5]);
        model.Weigh();

        model.Load(other.Saved());

        Assert.Equal((5, 5), model.Weigh());
        Assert.Equal(2, model.Preparations);
    }

    [Fact]
    public void A_file_that_is_refused_changes_nothing()
    {
        model.Weigh();

        Assert.Throws<WeightsFormatException>(() => model.Load(model.Saved()[..^1]));

        Assert.Equal((1, 1), model.Weigh());
        Assert.Equal(1, model.Preparations);
    }

    [Fact]
    public void Training_prepares_them_again_after_each_step_that_somebody_predicts_in()
    {
        List<(float Weight, float Prepared)> seen = [model.Weigh()];
        Dataset data = Dataset.FromValues([1f, 1f], [2f, 2f, 2f, 2f], [1], targetSize: 2);

        // Each step goes half of the way from the weight to 2: the gradient is 2 (w - 2).
        model.Fit(data, new FitOptions
        {
            BatchSize = 1,
            Epochs = 2,
            Optimizer = new SGD(0.25f),
            Callbacks = [new LambdaCallback(onBatchEnd: _ => seen.Add(model.Weigh()))],
        });

        Assert.Equal([(1, 1), (1.5f, 1.5f), (1.75f, 1.75f), (1.875f, 1.875f), (1.9375f, 1.9375f)], seen);
        Assert.Equal((1.9375f, 1.9375f), model.Weigh());
        Assert.Equal(5, model.Preparations);
    }

    [Fact]
    public void A_change_while_weights_are_prepared_makes_them_old()
    {
        model.OnPrepare = () =>
        {
            model.OnPrepare = null;
            model.WritableWeights[0] = 4;
            model.WeightsChanged();
            model.WritableWeights[0] = 1;
        };
        Assert.Equal(1, model.Weigh().Prepared);

        model.WritableWeights[0] = 4;
        Assert.Equal((4, 4), model.Weigh());
        Assert.Equal(2, model.Preparations);
    }

    [Fact]
    public void A_preparation_that_fails_is_tried_again()
    {
        model.OnPrepare = () => throw new InvalidOperationException("not now");
        Assert.Throws<InvalidOperationException>(() => model.Weigh());

        model.OnPrepare = null;
        Assert.Equal((1, 1), model.Weigh());
    }

    [Fact]
    public async Task Many_threads_at_a_time_prepare_once()
    {
        const int Threads = 8;
        using Barrier together = new(Threads);
        model.OnPrepare = () => Thread.Sleep(20);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait();
                Assert.Equal((1, 1), model.Weigh());
            },
            TaskCreationOptions.LongRunning)));

        Assert.Equal(1, model.Preparations);
    }

    [Fact]
    public async Task Predictions_while_another_thread_loads_use_one_set_of_weights_and_none_older_than_the_last_load()
    {
        const int Loads = 300;
        byte[][] files = [.. Enumerable.Range(0, Loads).Select(File)];
        int loaded = 0;
        model.Load(files[0]);

        Task[] predicting = [.. Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (int before = 0; before < Loads - 1;)
                {
                    before = Volatile.Read(ref loaded);
                    (float weight, float prepared) = model.Weigh();
                    Assert.Equal(weight, prepared);
                    Assert.InRange(weight, before, Volatile.Read(ref loaded) + 1);
                }
            },
            TaskCreationOptions.LongRunning))];
        for (int file = 1; file < Loads; file++)
        {
            model.Load(files[file]);
            Volatile.Write(ref loaded, file);
            Thread.Yield();
        }

        await Task.WhenAll(predicting);
        Assert.InRange(model.Preparations, 1, Loads);

        static byte[] File(int number)
        {
            PreparedModel model = new();
            model.SetWeights("dense_1.kernel", [number]);
            return model.Saved();
        }
    }
}
