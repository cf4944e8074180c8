using ModelGen.Logging;
using ModelGen.Serialization;

namespace ModelGen;

/// <summary>
/// Backs up a training as it runs, and goes on from the backup when the same program is started again: to the same bits as if
/// it had never been interrupted.
/// </summary>
/// <remarks>
/// Keras's BackupAndRestore. Shuffling and dropout follow from <see cref="FitOptions.Seed"/>, the epoch and the step, so that
/// training goes on at any step. The backup also keeps what other callbacks remember (<see cref="Callback.KeepState"/>).
/// </remarks>
public sealed class BackupAndRestore : Callback
{
    private readonly string folder;
    private readonly SaveFrequency saveFreq;
    private readonly bool deleteCheckpoint;

    /// <summary>Backs up to a folder.</summary>
    /// <param name="backupDirectory">A folder for this training alone; it is made if need be. The backup is its file <c>training.safetensors</c>.</param>
    /// <param name="saveFreq">Optimizer steps between two backups; null for the end of each epoch. At least 1.</param>
    /// <param name="deleteCheckpoint">Whether the backup goes when training has come to its end. An exception does not count as the end.</param>
    /// <exception cref="ArgumentException">The folder is empty, or there is less than 1 step.</exception>
    public BackupAndRestore(string backupDirectory, int? saveFreq = null, bool deleteCheckpoint = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(backupDirectory);
        folder = backupDirectory;
        this.saveFreq = new SaveFrequency(saveFreq);
        this.deleteCheckpoint = deleteCheckpoint;
        BackupPath = Path.Combine(backupDirectory, "training.safetensors");
    }

    /// <summary>The backup's file.</summary>
    public string BackupPath { get; }

    /// <summary>Looks for a backup; training goes on from it once all callbacks have begun.</summary>
    /// <remarks>
    /// <c>TrainableModel.Fit</c> then throws <see cref="WeightsFormatException"/> for a backup that is damaged and
    /// <see cref="CheckpointMismatchException"/> for one of another training; the model is unchanged.
    /// </remarks>
    public override void OnTrainBegin(TrainingContext context)
    {
        try
        {
            OutputFolder.Create(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw GrowingFile.CannotWrite(folder, nameof(BackupAndRestore), error);
        }

        AtomicFile.DeleteAbandoned(folder);
        if (File.Exists(BackupPath))
        {
            context.ResumeFrom = BackupPath;
        }
    }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (SavesAfter(context.Step))
        {
            context.RequestCheckpoint(BackupPath);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        if (saveFreq.IsEpoch)
        {
            context.RequestCheckpoint(BackupPath);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        if (!deleteCheckpoint || !context.HasEnded)
        {
            return;
        }

        try
        {
            File.Delete(BackupPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The training is done: its result is worth more than this file.
            context.Warn($"The backup '{BackupPath}' cannot be deleted: {error.Message} Delete it, or the next training resumes from it.");
        }
    }

    internal override bool SavesAfter(long step) => saveFreq.Includes(step);
}
