namespace ModelGen;

/// <summary>Specifies how to train. Names and defaults are Keras's.</summary>
public sealed record FitOptions
{
    /// <summary>Passes over the training set; the number of the last epoch.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>
    /// Epochs already done, when training goes on: the first epoch to run is InitialEpoch + 1. Shuffling, dropout and schedules
    /// follow from it, so a second call that leaves it 0 repeats those of the first; the optimizer counts its updates itself.
    /// </summary>
    public int InitialEpoch { get; init; }

    /// <summary>
    /// A checkpoint of <see cref="ModelCheckpoint"/> from which this training goes on as if it had never been interrupted; the
    /// epoch comes from there too. A newer backup of <see cref="BackupAndRestore"/> takes precedence.
    /// </summary>
    public string? ResumeFrom { get; init; }

    /// <summary>Samples an optimizer step.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the rule that updates the weights. By default an <c>Adam</c> with Keras's defaults that belongs to the model, as if
    /// Keras's <c>compile</c> had been called once.
    /// </summary>
    /// <remarks>
    /// An optimizer keeps its state between two calls of <c>TrainableModel.Fit</c>: a loop of single epochs, each with its
    /// <see cref="InitialEpoch"/>, gives the bits of one call. Give a new object to begin with fresh moments and its first bias correction.
    /// </remarks>
    public Optimizer? Optimizer { get; init; }

    /// <summary>Measured after each epoch.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>Holds back this fraction, the last samples, of the training set for validation. In [0, 1).</summary>
    public double ValidationSplit { get; init; }

    /// <summary>Gets a value indicating whether each epoch sees the samples in a new order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>A factor on the loss of each class's training samples; 1 for a class that has none.</summary>
    /// <remarks>
    /// The factors count in <c>loss</c> and in <see cref="WeightedMetrics"/>, not in <see cref="Metrics"/> and not in validation. The loss
    /// is the sum of the weighted losses divided by the number of samples, as in Keras.
    /// </remarks>
    public IReadOnlyDictionary<int, float>? ClassWeights { get; init; }

    /// <summary>
    /// Measured beside the loss; each sample counts once, regardless of <see cref="ClassWeights"/>. By default accuracy for
    /// cross-entropies, mean absolute error for the rest.
    /// </summary>
    public IReadOnlyList<Metric>? Metrics { get; init; }

    /// <summary>Measured too; each training sample counts as its class does in <see cref="ClassWeights"/>, each validation sample once.</summary>
    /// <remarks>As in Keras, one whose name <see cref="Metrics"/> has too is logged as <c>weighted_accuracy</c> and <c>val_weighted_accuracy</c>.</remarks>
    public IReadOnlyList<Metric> WeightedMetrics { get; init; } = [];

    /// <summary>Run at fixed points of training, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Takes each warning of the training as it comes, on the training's thread; by default it is a line on standard error.</summary>
    /// <remarks><see cref="History.Warnings"/> keeps them in either case.</remarks>
    public Action<string>? OnWarning { get; init; }

    /// <summary>Gets the key of shuffling and dropout; by default the model's <see cref="Model.Seed"/>. Same seed and lanes: same bits.</summary>
    /// <remarks>A training that goes on from a checkpoint takes the checkpoint's, unless this or the model's seed was given.</remarks>
    public ulong? Seed { get; init; }

    /// <summary>Shares into which a step's samples are split; each sums its own gradient. By default one for each processor.</summary>
    public int? Lanes { get; init; }

    /// <summary>Threads that run the lanes. Changes the speed, never a bit. By default one for each processor.</summary>
    public int? Threads { get; init; }

    /// <summary>Gets the device to train and validate on; by default the CPU. Lanes and threads apply to the CPU only.</summary>
    /// <remarks>
    /// On a device the next step begins before the callbacks of the last one run, so that what they change counts a step later,
    /// and the model has the new weights at the end of each epoch.
    /// </remarks>
    public Device? Device { get; init; }

    /// <summary>Ends training after the running step; <c>TrainableModel.Fit</c> then throws <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }
}
