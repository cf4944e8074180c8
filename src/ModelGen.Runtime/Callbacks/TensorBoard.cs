using ModelGen.Logging;
using ModelGen.Training;

namespace ModelGen;

/// <summary>Writes event files that TensorBoard shows while training runs: <c>tensorboard --logdir logs</c>.</summary>
/// <remarks>
/// <para>
/// Keras's TensorBoard. <c>train/</c> gets <c>epoch_loss</c>, <c>epoch_learning_rate</c> and one <c>epoch_</c> scalar a metric,
/// <c>validation/</c> the same of the validation, and <c>evaluation_loss_vs_iterations</c> and so on over optimizer steps. Epochs
/// count from 1, where Keras's count from 0. With batches, <c>train/</c> also gets <c>batch_loss</c> and so on over optimizer steps:
/// the means of the epoch up to there, as in Keras, and the learning rate of that step.
/// </para>
/// <para>
/// With histograms, <c>train/</c> gets <c>dense_1/kernel/histogram</c> for the values of each tensor of weights, and
/// <c>dense_1/kernel/gradient_histogram</c> for its gradient in the epoch's last step, before clipping. Numbers that are not finite
/// are in no histogram.
/// </para>
/// <para>
/// Each training begins files of its own and leaves those that are there as they are. An event is in the file as soon as it is
/// written; one that does not fit on the disk is taken back, so that the file stays readable.
/// </para>
/// </remarks>
public sealed class TensorBoard : Callback
{
    private readonly string logDir;
    private readonly int histogramFreq;
    private readonly UpdateFrequency updateFreq;
    private readonly TimeProvider time;
    private EventFile? train;
    private EventFile? validation;
    private string[] batchTags = [];
    private bool saidLost;

    /// <summary>Logs to a folder.</summary>
    /// <param name="logDir">The folder; it is made if need be. Give each training one of its own to compare them.</param>
    /// <param name="histogramFreq">Epochs from one set of histograms to the next, beginning with the first epoch; 0 for none. At least 0.</param>
    /// <param name="updateFreq">Whether batches are logged too, and which.</param>
    /// <param name="time">The clock that dates events; the system's by default.</param>
    /// <exception cref="ArgumentException">The folder has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is negative.</exception>
    public TensorBoard(string logDir = "logs", int histogramFreq = 0, UpdateFrequency updateFreq = default, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(logDir);
        ArgumentOutOfRangeException.ThrowIfNegative(histogramFreq);
        this.logDir = logDir;
        this.histogramFreq = histogramFreq;
        this.updateFreq = updateFreq;
        this.time = time ?? TimeProvider.System;
    }

    internal override bool MayAddLogs => false;

    /// <inheritdoc/>
    /// <exception cref="IOException">The folder or a file in it cannot be written.</exception>
    public override void OnTrainBegin(TrainingContext context)
    {
        Close();
        saidLost = false;
        batchTags = [.. context.Metrics.Select(metric => "batch_" + metric.Name)];
        train = Create("train");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public override void OnBatchEnd(TrainingContext context)
    {
        if (train is null || !updateFreq.IsDue(context.Step))
        {
            return;
        }

        train.Begin(context.Step);
        train.Scalar("batch_loss", context.Loss);
        for (int i = 0; i < batchTags.Length; i++)
        {
            train.Scalar(batchTags[i], context.Metrics[i].Result);
        }

        train.Scalar("batch_learning_rate", context.LastLearningRate);
        train.End();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        train ??= Create("train");
        train.Begin(logs.Epoch);
        foreach ((string name, double value) in logs.Entries)
        {
            if (!IsValidation(name))
            {
                train.Scalar("epoch_" + name, value);
            }
        }

        if (histogramFreq > 0 && (logs.Epoch - 1) % histogramFreq == 0)
        {
            WriteHistograms(train, context);
        }

        train.End();
        WriteValidation(context, logs);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context) => Close();

    private static bool IsValidation(string name) => name.StartsWith(LogNames.ValidationPrefix, StringComparison.Ordinal);

    private void WriteHistograms(EventFile file, TrainingContext context)
    {
        string? lost = null;
        foreach (ParameterInfo parameter in context.Model.Info.Parameters)
        {
            // dense_1/kernel: TensorBoard groups tags by what stands before the first slash.
            string tag = parameter.Name.Replace('.', '/');
            ReadOnlySpan<float> weights = context.Model.Weights.Slice(parameter.Offset, parameter.Length);
            ReadOnlySpan<float> gradients = context.Gradients.Slice(parameter.Offset, parameter.Length);
            if (file.Histogram($"{tag}/histogram", weights) + file.Histogram($"{tag}/gradient_histogram", gradients) < weights.Length + gradients.Length)
            {
                lost ??= parameter.Name;
            }
        }

        if (lost is not null && !saidLost)
        {
            saidLost = true;
            context.Warn($"{nameof(TensorBoard)}: values of {lost} or of its gradient are not finite in epoch {context.Epoch}. Histograms leave them out.");
        }
    }

    private void WriteValidation(TrainingContext context, EpochLogs logs)
    {
        KeyValuePair<string, double>[] entries = [.. logs.Entries.Where(entry => IsValidation(entry.Key))];
        if (entries.Length == 0)
        {
            return;
        }

        validation ??= Create("validation");
        WriteScalars(logs.Epoch, name => "epoch_" + name);
        WriteScalars(context.Step, name => $"evaluation_{name}_vs_iterations");

        void WriteScalars(long step, Func<string, string> tag)
        {
            validation.Begin(step);
            foreach ((string name, double value) in entries)
            {
                validation.Scalar(tag(name[LogNames.ValidationPrefix.Length..]), value);
            }

            validation.End();
        }
    }

    private EventFile Create(string folder) => EventFile.Create(Path.Combine(logDir, folder), time, nameof(TensorBoard));

    private void Close()
    {
        train?.Dispose();
        validation?.Dispose();
        train = validation = null;
    }
}
