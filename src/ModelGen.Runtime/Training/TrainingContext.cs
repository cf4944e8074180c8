using ModelGen.Checkpoints;

namespace ModelGen;

/// <summary>What callbacks see of a running <c>TrainableModel.Fit</c>, and how they steer it.</summary>
public sealed class TrainingContext
{
    private readonly Training.StepRunner steps;
    private readonly List<string> requested = [];

    internal TrainingContext(TrainableModel model, FitOptions options, Optimizer optimizer, Training.StepRunner steps)
    {
        Model = model;
        Options = options;
        Optimizer = optimizer;
        this.steps = steps;
    }

    /// <summary>The model in training.</summary>
    public TrainableModel Model { get; }

    /// <summary>What <c>TrainableModel.Fit</c> was asked to do.</summary>
    public FitOptions Options { get; }

    /// <summary>The optimizer; its learning rate may be replaced.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Everything logged up to now.</summary>
    public History History { get; } = new();

    /// <summary>The epoch that runs, 1 for the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The last epoch, unless training stops before.</summary>
    public int Epochs => Options.Epochs;

    /// <summary>The step in this epoch, 1 for the first.</summary>
    public int Batch { get; internal set; }

    /// <summary>Steps in an epoch.</summary>
    public int BatchesPerEpoch { get; internal set; }

    /// <summary>Steps of all epochs up to now, those before <see cref="FitOptions.InitialEpoch"/> included: schedules follow it.</summary>
    public long Step { get; internal set; }

    /// <summary>The learning rate of the last step; before the first, that of the first.</summary>
    internal double LastLearningRate => Optimizer.LearningRate.At(long.Max(0, Step - 1));

    /// <summary>Mean loss of the epoch up to now, regularisers included.</summary>
    public double Loss { get; internal set; }

    /// <summary>Loss of the last step.</summary>
    public double BatchLoss { get; internal set; }

    /// <summary>The metrics of the epoch up to now.</summary>
    public IReadOnlyList<Metric> Metrics { get; internal set; } = [];

    /// <summary>Sum of the losses of the epoch's samples up to now.</summary>
    internal double LossSum { get; set; }

    /// <summary>Samples of the epoch up to now.</summary>
    internal int Samples { get; set; }

    /// <summary>Epochs that have ended, with their validation.</summary>
    internal int CompletedEpochs { get; set; }

    /// <summary>Whether an epoch has begun that is not among <see cref="CompletedEpochs"/>.</summary>
    internal bool InEpoch { get; set; }

    /// <summary>Whether training has come to its end, not to an exception.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>The checkpoint from which training is to go on; null to begin.</summary>
    internal string? ResumeFrom { get; set; }

    /// <summary>Gets or sets what shuffling and dropout follow from.</summary>
    internal ulong Seed
    {
        get => History.Seed;
        set => History.Seed = steps.Seed = value;
    }

    /// <summary>What a checkpoint has to have in common with this training.</summary>
    internal TrainingIdentity? Identity { get; init; }

    /// <summary>The optimizer's state for the model, as of the last <see cref="UpdateModel"/>.</summary>
    internal OptimizerState OptimizerState => Optimizer.StateFor(Model);

    /// <summary>Set to end training after this step; set back, no callback's wish to stop counts any more.</summary>
    public bool StopTraining
    {
        get;
        set
        {
            field = value;
            Verdicts.Set(value);
        }
    }

    /// <summary>Which callbacks have stopped training.</summary>
    internal Training.StopVerdicts Verdicts { get; } = new();

    /// <summary>The gradients of the last step, laid out as <see cref="Model.Weights"/>, as the optimizer saw them before clipping.</summary>
    public ReadOnlySpan<float> Gradients => steps.Gradients;

    /// <summary>Writes a checkpoint once all callbacks have run: it holds what they remember, too.</summary>
    internal void RequestCheckpoint(string path) => requested.Add(path);

    /// <summary>Writes the checkpoints that callbacks have asked for.</summary>
    internal void WriteCheckpoints()
    {
        for (int i = 0; i < requested.Count; i++)
        {
            UpdateModel();
            Checkpoint.Save(this, requested[i]);
        }

        requested.Clear();
    }

    /// <summary>Gives the model its newest weights, and the optimizer its newest state, where they do not have them.</summary>
    internal void UpdateModel() => steps.UpdateModel();

    /// <summary>Goes on from the model's weights and the optimizer's state.</summary>
    internal void ResumeSteps() => steps.Resume();

    /// <summary>Loss and metrics of the epoch up to now.</summary>
    internal void LogTraining(EpochLogs logs)
    {
        logs["loss"] = Loss;
        foreach (Metric metric in Metrics)
        {
            logs[metric.Name] = metric.Result;
        }
    }

    /// <summary>Keeps or restores the place in training and the learning rate that callbacks may have changed.</summary>
    internal void KeepProgress(TrainingState state)
    {
        Step = state.Keep("step", Step);
        CompletedEpochs = state.Keep("completed_epochs", CompletedEpochs, int.MaxValue - 1);
        InEpoch = state.Keep("in_epoch", InEpoch);
        Batch = state.Keep("batch", Batch, BatchesPerEpoch);
        Samples = state.Keep("samples", Samples, int.MaxValue);
        LossSum = state.Keep("loss_sum", LossSum);
        Loss = state.Keep("loss", Loss);
        BatchLoss = state.Keep("batch_loss", BatchLoss);
        StopTraining = Verdicts.Keep(state.Part("stopped_by/"), Options.Callbacks, StopTraining);
        if (Optimizer.LearningRate is ConstantSchedule constant)
        {
            double rate = state.Keep("learning_rate", (double)constant.At(Step));
            Optimizer.LearningRate = double.IsFinite(rate) && rate >= 0
                ? rate
                : throw new WeightsFormatException(state.File, null, "the checkpoint's learning rate is no finite number of at least 0.");
        }
    }
}
