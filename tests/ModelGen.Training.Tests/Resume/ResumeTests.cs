using ModelGen.Tests.Fit;
using Xunit;

namespace ModelGen.Tests.Resume;

public sealed class ResumeTests : IDisposable
{
    // 3 epochs of 90 samples in batches of 32: 9 steps, every third a short one.
    private const int Epochs = 3;
    private const int Steps = 9;

    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["plain SGD"] = () => new SGD(0.05),
        ["SGD with momentum"] = () => new SGD(0.05, momentum: 0.9),
        ["Nesterov, clipped"] = () => new SGD(0.05, momentum: 0.9, nesterov: true) { GlobalClipNorm = 0.5f },
        ["Adam"] = () => new Adam(),
        ["AMSGrad"] = () => new Adam(amsgrad: true),
        ["AdamW"] = () => new AdamW(),
        ["RMSprop"] = () => new RMSprop(momentum: 0.5, centered: true),
        ["Adagrad"] = () => new Adagrad(),
        ["Adam on a cosine"] = () => new Adam(new CosineDecay(0.01, 9)),
    };

    private readonly string folder = Directory.CreateTempSubdirectory("modelgen-tests-").FullName;

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Training_goes_on_after_any_step_to_the_same_bits(string optimizer)
    {
        string[] expected = Train(optimizer, saveFreq: 1);
        for (int step = 1; step <= Steps; step++)
        {
            Assert.Throws<PowerFailure>(() => Train(optimizer, saveFreq: 1, interruptedAfter: step));
            Assert.True(File.Exists(Backup));
            Assert.Equal(expected, Train(optimizer, saveFreq: 1));
            Assert.False(File.Exists(Backup));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Work_since_the_last_backup_is_done_again_to_the_same_bits(int? saveFreq)
    {
        string[] expected = Train("Adam", saveFreq);
        for (int step = 0; step <= Steps; step++)
        {
            Assert.Throws<PowerFailure>(() => Train("Adam", saveFreq, step));
            Assert.Equal(expected, Train("Adam", saveFreq));
        }
    }

    [Fact]
    public void A_training_may_be_interrupted_at_every_step()
    {
        string[] expected = Train("Adam", saveFreq: 1);
        for (int step = 1; step <= Steps; step++)
        {
            Assert.Throws<PowerFailure>(() => Train("Adam", saveFreq: 1, step));
        }

        Assert.Equal(expected, Train("Adam", saveFreq: 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void What_callbacks_remember_goes_on_too(int? saveFreq)
    {
        // No epoch improves by as much as this: the rate halves, and training stops early, with the first epoch's weights.
        Func<Callback[]> callbacks = () =>
        [
            new EarlyStopping("val_loss", minDelta: 100, patience: 3),
            new ReduceLROnPlateau("val_loss", factor: 0.5, patience: 1, minDelta: 100),
            new LearningRateScheduler((_, rate) => rate * 0.9f),
            new GradientMonitor(warn: _ => { }),
        ];
        Callback[] whole = callbacks();
        string[] expected = Train("Adam", saveFreq, epochs: 6, callbacks: whole);
        Assert.Contains(expected, line => line.EndsWith("stopped True", StringComparison.Ordinal));
        for (int step = 0; step < 12; step++)
        {
            Assert.Throws<PowerFailure>(() => Train("Adam", saveFreq, step, 6, callbacks()));
            Callback[] resumed = callbacks();
            Assert.Equal(expected, Train("Adam", saveFreq, epochs: 6, callbacks: resumed));
            Assert.Equal((1, 4), (((EarlyStopping)resumed[0]).BestEpoch, ((EarlyStopping)resumed[0]).StoppedEpoch));
            Assert.Equal(Norms(whole), Norms(resumed));
        }

        static double[] Norms(Callback[] callbacks) => [.. ((GradientMonitor)callbacks[3]).Norms.Values.SelectMany(norms => norms)];
    }

    [Fact]
    public void A_backup_that_was_written_as_training_stopped_only_ends_it()
    {
        Func<Callback[]> callbacks = () => [new EarlyStopping("val_loss", minDelta: 100, patience: 1)];
        string[] expected = Train("Adam", saveFreq: null, callbacks: callbacks());
        Train("Adam", saveFreq: null, callbacks: callbacks(), deletes: false);
        Assert.Equal(expected, Train("Adam", saveFreq: null, callbacks: callbacks(), deletes: false));
    }

    [Fact]
    public void A_finished_training_that_kept_its_backup_is_not_run_again()
    {
        string[] expected = Train("Adam", saveFreq: null, deletes: false);
        int steps = 0;
        Assert.Equal(expected, Train("Adam", saveFreq: null, deletes: false, callbacks: [new LambdaCallback(onBatchEnd: _ => steps++)]));
        Assert.Equal(0, steps);

        string[] longer = Train("Adam", saveFreq: null, epochs: 5, deletes: false);
        File.Delete(Backup);
        Assert.Equal(longer, Train("Adam", saveFreq: null, epochs: 5));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public void The_number_of_threads_may_change(int threads, int otherThreads)
    {
        string[] expected = Train("Adam", saveFreq: 1, threads: 1);
        Assert.Throws<PowerFailure>(() => Train("Adam", saveFreq: 1, interruptedAfter: 4, threads: threads));
        Assert.Equal(expected, Train("Adam", saveFreq: 1, threads: otherThreads));
    }

    [Fact]
    public void A_cancelled_training_goes_on_where_it_was()
    {
        string[] expected = Train("Adam", saveFreq: 1);
        using CancellationTokenSource source = new();
        LambdaCallback cancels = new(onBatchEnd: context => source.CancelAfter(context.Step == 5 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan));
        LambdaCallback waits = new(onBatchEnd: context => Assert.True(context.Step != 5 || source.Token.WaitHandle.WaitOne()));
        Assert.Throws<OperationCanceledException>(() => Train("Adam", saveFreq: 1, callbacks: [cancels, waits], cancellation: source.Token));
        Assert.Equal(expected, Train("Adam", saveFreq: 1));
    }

    [Theory]
    [InlineData(null, "epoch-2-batch-3")]
    [InlineData(4, "epoch-2-batch-1")]
    public void Training_goes_on_from_a_ModelCheckpoint(int? saveFreq, string file)
    {
        string[] expected = Train("Adam", saveFreq: null, callbacks: [Checkpoints()]);
        Assert.Equal(expected, Train("Adam", saveFreq: null, callbacks: [Checkpoints()], resumeFrom: Path.Combine(folder, file)));

        ModelCheckpoint Checkpoints() => new(Path.Combine(folder, "epoch-{epoch}-batch-{batch}"), saveFreq: saveFreq);
    }

    [Fact]
    public void A_backup_comes_before_the_checkpoint_that_training_was_to_go_on_from()
    {
        string[] expected = Train("Adam", saveFreq: 1, callbacks: [new ModelCheckpoint(Path.Combine(folder, "{epoch}"))]);
        string first = Path.Combine(folder, "1");
        Assert.Throws<PowerFailure>(() => Train("Adam", saveFreq: 1, interruptedAfter: 7, resumeFrom: first));
        int steps = 0;
        Assert.Equal(expected, Train("Adam", saveFreq: 1, resumeFrom: first, callbacks: [new LambdaCallback(onBatchEnd: _ => steps++)]));
        Assert.Equal(2, steps);
    }

    [Fact]
    public void Generated_models_of_equal_tensors_and_other_layers_refuse_each_others_checkpoints()
    {
        Fit(new WithReLU());
        CheckpointMismatchException exception = Assert.Throws<CheckpointMismatchException>(() => Fit(new WithTanh()));
        Assert.Equal(
            ["  layer 1 activation: 'ReLU' in the checkpoint, 'Tanh' here.", "  layer 2 rate: '0.5' in the checkpoint, '0.25' here."], exception.Differences.Skip(1));
        Fit(new WithReLU());

        void Fit(TrainableModel model) => model.Fit(RandomData.For(model.Info, 4), new FitOptions
        {
            Epochs = 1, BatchSize = 4, Lanes = 1, Callbacks = [new BackupAndRestore(folder, deleteCheckpoint: false)],
        });
    }

    private string Backup => Path.Combine(folder, "training.safetensors");

    /// <summary>Trains with a new model, new data and new callbacks, as a new process would.</summary>
    private string[] Train(
        string optimizer,
        int? saveFreq,
        long interruptedAfter = long.MaxValue,
        int epochs = Epochs,
        Callback[]? callbacks = null,
        int? threads = null,
        bool deletes = true,
        string? resumeFrom = null,
        CancellationToken cancellation = default)
    {
        SmallCnn model = new(seed: (ulong)Random.Shared.Next()); // The backup has the weights, a training from the start sets them.
        Outcome outcome = new();
        model.SetWeights(new SmallCnn(seed: 5).Weights);
        History history = model.Fit(RandomData.For(model.Info, 90), new FitOptions
        {
            Epochs = epochs,
            BatchSize = 32,
            Optimizer = Optimizers[optimizer](),
            Validation = RandomData.For(model.Info, 20, seed: 2),
            ClassWeights = new Dictionary<int, float> { [1] = 2, [3] = 0.5f },
            Metrics = [new Accuracy(), new Precision(), new AUC(), new ConfusionMatrix()],
            WeightedMetrics = [new Accuracy(), new F1Score()],
            Seed = 11,
            Lanes = 2,
            Threads = threads,
            Callbacks = [outcome, new BackupAndRestore(folder, saveFreq, deletes), .. callbacks ?? [], new Interruption(interruptedAfter)],
            ResumeFrom = resumeFrom,
            CancellationToken = cancellation,
        });
        return outcome.Of(model, history);
    }
}
