using Xunit;

namespace ModelGen.Tests;

/// <summary>Callbacks in trainings that really learn.</summary>
public class FitCallbackTests
{
    [Fact]
    public void Early_stopping_ends_a_training_that_has_converged_with_its_best_weights()
    {
        var stopping = new EarlyStopping(minDelta: 1e-6, patience: 3);
        var model = new TinyModel();
        History history = Fit(model, 500, new SGD(0.1), stopping);
        Assert.InRange(stopping.StoppedEpoch, 5, 499);
        Assert.Equal(stopping.StoppedEpoch, history.Epochs.Count);
        Assert.Equal(stopping.BestEpoch + 3, stopping.StoppedEpoch);
        Assert.Equal(stopping.Best, history["val_loss"][stopping.BestEpoch - 1]);
        Assert.Equal(stopping.Best, model.Evaluate(Line(seed: 2)).Loss, 1e-9);
    }

    [Fact]
    public void A_training_that_diverges_ends_at_the_step_where_the_loss_is_lost()
    {
        var terminate = new TerminateOnNaN();
        var monitor = new GradientMonitor(warn: _ => { });
        History history = Fit(new TinyModel(), 500, new SGD(10), terminate, monitor);
        Assert.InRange(terminate.StoppedStep, 2, 499);
        Assert.False(double.IsFinite(history["loss"][^1]));
        string warning = Assert.Single(history.Warnings);
        Assert.Contains($"in step {(terminate.StoppedStep - 1) % 8 + 1} of epoch {history.Epochs.Count}.", warning, StringComparison.Ordinal);
        Assert.Equal(history.Epochs.Count, monitor.Norms["dense_1"].Count);
    }

    [Fact]
    public void A_plateau_lowers_the_learning_rate_that_is_logged()
    {
        History history = Fit(new TinyModel(), 200, new SGD(0.1), new ReduceLROnPlateau(patience: 2, minLearningRate: 1e-3));
        IReadOnlyList<double> rates = history["learning_rate"];
        Assert.Equal(0.1, rates[0], 1e-8);
        Assert.Equal(1e-3, rates[^1], 1e-9);
        Assert.Equal(3, rates.Distinct().Count());
    }

    [Fact]
    public void Empty_validation_data_are_named()
    {
        Dataset data = Line(seed: 1);
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new TinyModel().Fit(data, new FitOptions { Validation = data.Take(0) }));
        Assert.StartsWith("TinyModel: Validation has no samples.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callbacks_that_have_begun_end_also_when_training_cannot_begin()
    {
        List<string> ended = [];
        LambdaCallback first = new(onTrainEnd: _ => ended.Add("first"));
        LambdaCallback second = new(onTrainBegin: _ => throw new InvalidDataException(), onTrainEnd: _ => ended.Add("second"));
        Assert.Throws<InvalidDataException>(() => Fit(new TinyModel(), 1, new SGD(), first, second));
        Assert.Equal(["first"], ended);

        ended.Clear();
        FitOptions resumes = new() { ResumeFrom = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Callbacks = [first] };
        Assert.Throws<FileNotFoundException>(() => new TinyModel().Fit(Line(seed: 1), resumes));
        Assert.Equal(["first"], ended);
    }

    [Fact]
    public void Callbacks_end_also_when_one_of_them_throws_as_it_ends()
    {
        List<string> ended = [];
        LambdaCallback first = new(onTrainEnd: _ => throw new InvalidDataException());
        LambdaCallback second = new(onTrainEnd: _ => ended.Add("second"));
        Assert.Throws<InvalidDataException>(() => Fit(new TinyModel(), 1, new SGD(), first, second));
        Assert.Equal(["second"], ended);
    }

    [Fact]
    public void A_training_that_is_stopped_before_an_epoch_logs_none_for_it()
    {
        History history = Fit(new TinyModel(), 5, new SGD(), new StopsBefore(epoch: 3));
        Assert.Equal([1, 2], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Empty(Fit(new TinyModel(), 5, new SGD(), new StopsBefore(epoch: 1)).Epochs);
    }

    [Fact]
    public void Moments_of_a_training_that_diverged_are_warned_of()
    {
        TinyModel model = new();
        float[] good = model.Weights.ToArray();
        RMSprop optimizer = new(1e30, momentum: 0.9);
        Fit(model, 2, optimizer);
        Assert.Contains(model.Weights.ToArray(), weight => !float.IsFinite(weight));
        model.SetWeights(good);

        Assert.Contains("RMSprop still has the moments of a training of TinyModel that diverged", Fit(model, 1, optimizer).Warnings[0], StringComparison.Ordinal);
        model.SetWeights(good);
        Assert.Empty(Fit(model, 1, new RMSprop()).Warnings);
    }

    [Theory]
    [InlineData(typeof(SGD))]
    [InlineData(typeof(RMSprop))]
    [InlineData(typeof(Adagrad))]
    [InlineData(typeof(Adam))]
    [InlineData(typeof(AdamW))]
    public void Every_optimizer_learns_a_line(Type type)
    {
        Optimizer optimizer = type.Name switch
        {
            nameof(SGD) => new SGD(0.1, momentum: 0.5),
            nameof(RMSprop) => new RMSprop(new ExponentialDecay(0.01, 100, 0.7)),
            nameof(Adagrad) => new Adagrad(0.3),
            nameof(Adam) => new Adam(new Warmup(new CosineDecay(0.05, 700), steps: 20)),
            _ => new AdamW(new CosineDecay(0.05, 700), weightDecay: 1e-4) { GlobalClipNorm = 1 },
        };
        Assert.InRange(Fit(new TinyModel(), 100, optimizer)["val_loss"][^1], 0, 1e-3);
    }

    private static History Fit(TinyModel model, int epochs, Optimizer optimizer, params Callback[] callbacks) => model.Fit(
        Line(seed: 1),
        new FitOptions { Epochs = epochs, BatchSize = 8, Optimizer = optimizer, Validation = Line(seed: 2), Callbacks = callbacks, Threads = 1, Lanes = 1 });

    /// <summary>y = (x0 - 2 x1, x2 / 2)</summary>
    private static Dataset Line(int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 64 * 3).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] targets = [.. inputs.Chunk(3).SelectMany(x => new[] { x[0] - (2 * x[1]), x[2] / 2 })];
        return Dataset.FromValues(inputs, targets, [3], 2);
    }

    private sealed class StopsBefore(int epoch) : Callback
    {
        public override void OnEpochBegin(TrainingContext context) => context.StopTraining = context.Epoch == epoch;
    }
}
