using ModelGen.Checkpoints;
using ModelGen.Logging;
using ModelGen.Training;

namespace ModelGen;

/// <summary>Gives callbacks the state of a running <c>TrainableModel.Fit</c>, and lets them control it.</summary>
public sealed class TrainingContext
{
    private readonly StepRunner steps;
    private readonly List<string> requested = [];
    private bool lossWasLost;

    internal TrainingContext(TrainableModel model, FitOptions options, Optimizer optimizer, StepRunner steps)
    {
        Model = model;
        Options = options;
        Optimizer = optimizer;
        this.steps = steps;
    }

    /// <summary>The model in training.</summary>
    public TrainableModel Model { get; }

    /// <summary>Gets the options that <c>TrainableModel.Fit</c> was called with.</summary>
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
    public IReadOnlyList<Metric> Metrics
    {
        get;
        internal set => field = History.Metrics = value;
    } = [];

    /// <summary>Gets the names that the training logs.</summary>
    internal LogNames LogNames => new(Metrics, Options);

    /// <summary>Sum of the losses of the epoch's samples up to now.</summary>
    internal double LossSum { get; set; }

    /// <summary>Samples of the epoch up to now.</summary>
    internal int Samples { get; set; }

    /// <summary>Epochs that have ended, with their validation.</summary>
    internal int CompletedEpochs { get; set; }

    /// <summary>True if an epoch has begun that is not yet among <see cref="CompletedEpochs"/>.</summary>
    internal bool InEpoch { get; set; }

    /// <summary>True if training has ended normally rather than by an exception.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>The checkpoint from which training is to go on; null to begin.</summary>
    internal string? ResumeFrom { get; set; }

    /// <summary>Gets or sets the key of shuffling and dropout.</summary>
    internal ulong Seed
    {
        get => History.Seed;
        set => History.Seed = steps.Seed = value;
    }

    /// <summary>Gets the settings that a checkpoint must share with this training.</summary>
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

    /// <summary>Gets the callbacks that have stopped training.</summary>
    internal Training.StopVerdicts Verdicts { get; } = new();

    /// <summary>The gradients of the last step, laid out as <see cref="Model.Weights"/>, as the optimizer saw them before clipping.</summary>
    public ReadOnlySpan<float> Gradients => steps.Gradients;

    /// <summary>
    /// Warns the user once: the message goes to <see cref="History.Warnings"/> and to <see cref="FitOptions.OnWarning"/>, or as a
    /// line to standard error. A message that was given before is left out.
    /// </summary>
    /// <param name="message">One sentence or two on one line: what was found, where, and how to mend it.</param>
    public void Warn(string message)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        if (History.AddWarning(message))
        {
            (Options.OnWarning ?? Warnings.Write)(message);
        }
    }

    /// <summary>Warns of a step whose loss is lost.</summary>
    internal void CheckLoss()
    {
        if (!double.IsFinite(BatchLoss) && !lossWasLost)
        {
            lossWasLost = true;
            Warn($"The loss is {(double.IsNaN(BatchLoss) ? "NaN" : "infinite")} in step {Batch} of epoch {Epoch}. "
                + "Lower the learning rate, clip gradients (Optimizer.GlobalClipNorm), and look for NaN in the data; the callback TerminateOnNaN ends such a training.");
        }
    }

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
        logs[LogNames.Loss] = Loss;
        foreach (Metric metric in Metrics)
        {
            logs[metric.Name] = metric.Result;
        }
    }

    /// <summary>Keeps or restores the last step's gradients, where callbacks may still ask for them before the next step.</summary>
    internal void KeepGradients(TrainingState state)
    {
        if (!state.Keep("are_kept", Batch == BatchesPerEpoch || StopTraining))
        {
            return;
        }

        float[] kept = state.Keep("values", Gradients.ToArray());
        if (state.File is not null)
        {
            steps.RestoreGradients(kept.Length == Gradients.Length ? kept : throw new WeightsFormatException(
                state.File, null, $"the checkpoint's gradients are {kept.Length} numbers, the model's {Gradients.Length}."));
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
                : throw new WeightsFormatException(state.File, null, "the checkpoint's learning rate is not a finite number of at least 0.");
        }
    }
}
