namespace ModelGen;

/// <summary>Saves the model's weights after each epoch, or after each that is the best so far.</summary>
/// <remarks>Keras's ModelCheckpoint. The files are those of <see cref="Model.Save(string)"/>: complete or not there.</remarks>
public sealed class ModelCheckpoint : Callback
{
    private readonly PathTemplate path;
    private readonly MonitoredValue monitored;
    private readonly bool saveBestOnly;

    /// <summary>Saves to a path.</summary>
    /// <param name="path">
    /// A safetensors file; its folder is made if need be. <c>{epoch}</c> stands for the epoch, 1 for the first, and
    /// <c>{val_loss:F4}</c> for a number of the logs, with a standard numeric format of .NET. A file that is there is replaced.
    /// </param>
    /// <param name="monitor">The number that tells the best epoch, as it is called in the logs.</param>
    /// <param name="saveBestOnly">Whether only an epoch better than all before is saved.</param>
    /// <param name="mode">Which way the number improves.</param>
    /// <exception cref="ArgumentException">The path or the name of the number cannot be one.</exception>
    public ModelCheckpoint(string path, string monitor = "val_loss", bool saveBestOnly = false, MonitorMode mode = MonitorMode.Auto)
    {
        this.path = new PathTemplate(path);
        monitored = new MonitoredValue(nameof(ModelCheckpoint), monitor, mode);
        this.saveBestOnly = saveBestOnly;
    }

    /// <summary>The file that was written last; null before any.</summary>
    public string? LastPath { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        LastPath = null;
        if (saveBestOnly)
        {
            monitored.Begin(context);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        if (saveBestOnly && !monitored.Improves(monitored.Read(context, logs)))
        {
            return;
        }

        string file = path.For(logs);
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        context.Model.Save(file);
        LastPath = file;
    }
}
