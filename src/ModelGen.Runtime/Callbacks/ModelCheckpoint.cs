namespace ModelGen;

/// <summary>Saves the training, or the weights alone, after each epoch or every so many steps: each time, or each time it is the best so far.</summary>
/// <remarks>
/// Keras's ModelCheckpoint. The files are complete or not there. <see cref="Model.Load(string)"/> reads the weights of both
/// kinds; <see cref="FitOptions.ResumeFrom"/> resumes a training, which takes what <c>saveWeightsOnly: false</c> saves.
/// </remarks>
public sealed class ModelCheckpoint : Callback
{
    private readonly PathTemplate path;
    private readonly MonitoredValue monitored;
    private readonly bool saveBestOnly;
    private readonly bool saveWeightsOnly;
    private readonly SaveFrequency saveFreq;
    private readonly double? initialValueThreshold;

    /// <summary>Saves to a path.</summary>
    /// <param name="path">
    /// A safetensors file; its folder is created if needed. <c>{epoch}</c> stands for the epoch and <c>{batch}</c> for the step in
    /// it, 1 for the first, and <c>{val_loss:F4}</c> for a number of the logs, with a standard numeric format of .NET. A file
    /// that is there is replaced.
    /// </param>
    /// <param name="monitor">The number that tells the best, as it is called in the logs.</param>
    /// <param name="saveBestOnly">Whether only what is better than all before is saved.</param>
    /// <param name="saveWeightsOnly">Whether the file has the weights alone, and not what it takes to resume training.</param>
    /// <param name="mode">Which way the number improves.</param>
    /// <param name="saveFreq">Optimizer steps between two files, counted from the start of training; null for the end of each epoch. At least 1.</param>
    /// <param name="initialValueThreshold">What the first value has to be better than; null for anything.</param>
    /// <exception cref="ArgumentException">An argument is outside its range, or the path or the name of the number cannot be one.</exception>
    public ModelCheckpoint(
        string path,
        string monitor = "val_loss",
        bool saveBestOnly = false,
        bool saveWeightsOnly = false,
        MonitorMode mode = MonitorMode.Auto,
        int? saveFreq = null,
        double? initialValueThreshold = null)
    {
        this.path = new PathTemplate(path);
        monitored = new MonitoredValue(nameof(ModelCheckpoint), monitor, mode);
        this.saveBestOnly = saveBestOnly;
        this.saveWeightsOnly = saveWeightsOnly;
        this.saveFreq = new SaveFrequency(saveFreq);
        this.initialValueThreshold = initialValueThreshold;
        if (saveBestOnly && saveFreq is not null && monitored.IsOfValidation)
        {
            throw new ArgumentException(
                $"{nameof(ModelCheckpoint)} looks for the best '{monitor}' every {saveFreq} steps, but validation runs at the end of epochs. "
                + "Monitor 'loss', or save at the end of epochs.", nameof(monitor));
        }
    }

    /// <summary>The file that was written last; null before any.</summary>
    public string? LastPath { get; private set; }

    internal override bool MayAddLogs => false;

    internal override void Check(TrainingContext context)
    {
        if (saveBestOnly)
        {
            monitored.Check(context, afterBatch: !saveFreq.IsEpoch);
        }

        foreach (string name in path.Numbers)
        {
            context.LogNames.Require(context, $"{nameof(ModelCheckpoint)}'s path '{path}' names", name, afterBatch: !saveFreq.IsEpoch);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        LastPath = null;
        monitored.Begin(initialValueThreshold ?? double.NaN);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (SavesAfter(context.Step))
        {
            EpochLogs logs = new() { Epoch = context.Epoch };
            context.LogTraining(logs);
            Save(context, logs);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        if (saveFreq.IsEpoch)
        {
            Save(context, logs);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        if (context.HasEnded && LastPath is null)
        {
            context.Warn($"{nameof(ModelCheckpoint)} has saved nothing to '{path}': "
                + (saveFreq.IsEpoch || context.Step >= saveFreq.Steps ? monitored.WhyNeverBest() : $"training ended after {context.Step} steps, and it saves every {saveFreq.Steps}."));
        }
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        monitored.KeepState(state);
        LastPath = state.Keep("last_path", LastPath ?? "") is { Length: > 0 } last ? last : null;
    }

    internal override bool SavesAfter(long step) => saveFreq.Includes(step);

    private void Save(TrainingContext context, EpochLogs logs)
    {
        if (saveBestOnly && !monitored.Improves(monitored.Read(context, logs)))
        {
            return;
        }

        string file = path.For(logs, context.Batch);
        if (saveWeightsOnly)
        {
            context.UpdateModel();
            context.Model.Save(file);
        }
        else
        {
            context.RequestCheckpoint(file);
        }

        LastPath = file;
    }
}
