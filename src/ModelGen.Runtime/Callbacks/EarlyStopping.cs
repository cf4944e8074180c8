using System.Globalization;

namespace ModelGen;

/// <summary>Ends training when a monitored number has stopped improving, and brings back the best weights.</summary>
/// <remarks>Keras's EarlyStopping, but for <c>restoreBestWeights</c>, which is false there by default.</remarks>
public sealed class EarlyStopping : Callback
{
    private readonly MonitoredValue monitored;
    private readonly int patience;
    private readonly double? baseline;
    private readonly bool restoreBestWeights;
    private readonly int startFromEpoch;
    private float[] bestWeights = [];
    private int weightCount;
    private int wait;

    /// <summary>Stops after some epochs without improvement.</summary>
    /// <param name="monitor">The number to watch, as it is called in the logs.</param>
    /// <param name="minDelta">How much the number has to change to count as improved. At least 0.</param>
    /// <param name="patience">Epochs without improvement after which training ends; 0 and 1 both end it at the first. At least 0.</param>
    /// <param name="mode">Which way the number improves.</param>
    /// <param name="baseline">A value that the number has to beat: until then, no epoch counts as improved.</param>
    /// <param name="restoreBestWeights">Whether the model gets the weights of its best epoch when training ends, however it ends.</param>
    /// <param name="startFromEpoch">Epochs at the beginning that are not watched. At least 0.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public EarlyStopping(
        string monitor = "val_loss",
        double minDelta = 0,
        int patience = 0,
        MonitorMode mode = MonitorMode.Auto,
        double? baseline = null,
        bool restoreBestWeights = true,
        int startFromEpoch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        monitored = new MonitoredValue(nameof(EarlyStopping), monitor, mode, minDelta);
        this.patience = patience;
        this.baseline = baseline;
        this.restoreBestWeights = restoreBestWeights;
        this.startFromEpoch = startFromEpoch;
    }

    /// <summary>The best value of the monitored number; NaN before any.</summary>
    public double Best => monitored.Best;

    /// <summary>The epoch of the best value, 1 for the first; 0 before any.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch after which training was ended, 1 for the first; 0 if it was not.</summary>
    public int StoppedEpoch { get; private set; }

    internal override bool MayAddLogs => false;

    internal override void Check(TrainingContext context) => monitored.Check(context);

    /// <inheritdoc/>
    public override string Arguments => string.Create(
        CultureInfo.InvariantCulture, $"{monitored.Arguments}, {patience}, {baseline:R}, {restoreBestWeights}, {startFromEpoch}");

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        monitored.Begin();
        bestWeights = [];
        weightCount = context.Model.Weights.Length;
        wait = BestEpoch = StoppedEpoch = 0;
        if (startFromEpoch >= context.Epochs)
        {
            context.Warn($"{nameof(EarlyStopping)} watches no epoch: startFromEpoch is {startFromEpoch} and training has {context.Epochs}.");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        double value = monitored.Read(context, logs);
        if (logs.Epoch <= startFromEpoch)
        {
            return;
        }

        wait++;
        if (monitored.Improves(value))
        {
            BestEpoch = logs.Epoch;
            Keep(context.Model.Weights);
            if (baseline is null || monitored.IsBetter(value, baseline.Value))
            {
                wait = 0;
            }
        }
        else if (wait >= patience)
        {
            StoppedEpoch = logs.Epoch;
            context.StopTraining = true;
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        if (bestWeights.Length > 0)
        {
            context.Model.SetWeights(bestWeights);
        }
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        bool isSame = state.Keep("arguments", Arguments) == Arguments;
        if (!monitored.KeepState(state))
        {
            return;
        }

        wait = state.Keep("wait", wait);
        BestEpoch = state.Keep("best_epoch", BestEpoch);

        // With other arguments, such as more patience, training goes on: it has not been stopped.
        int stopped = state.Keep("stopped_epoch", StoppedEpoch);
        StoppedEpoch = isSame ? stopped : 0;
        bestWeights = state.Keep("best_weights", bestWeights) is var kept && (kept.Length == 0 || kept.Length == weightCount)
            ? kept
            : throw new WeightsFormatException(state.File, null, $"the checkpoint's best weights are {kept.Length} numbers, the model's {weightCount}.");
    }

    private void Keep(ReadOnlySpan<float> weights)
    {
        if (restoreBestWeights)
        {
            if (bestWeights.Length != weights.Length)
            {
                bestWeights = new float[weights.Length];
            }

            weights.CopyTo(bestWeights);
        }
    }
}
