namespace ModelGen;

/// <summary>Lowers the learning rate when a monitored number has stopped improving.</summary>
/// <remarks>Keras's ReduceLROnPlateau.</remarks>
public sealed class ReduceLROnPlateau : Callback
{
    private readonly MonitoredValue monitored;
    private readonly double factor;
    private readonly int patience;
    private readonly int cooldown;
    private readonly double minLearningRate;
    private int wait;
    private int coolingEpochs;

    /// <summary>Lowers the learning rate after some epochs without improvement.</summary>
    /// <param name="monitor">The number to watch, as it is called in the logs.</param>
    /// <param name="factor">What the learning rate is multiplied by. In (0, 1).</param>
    /// <param name="patience">Epochs without improvement after which it is lowered; 0 and 1 both mean at the first. At least 0.</param>
    /// <param name="mode">Which way the number improves.</param>
    /// <param name="minDelta">How much the number has to change to count as improved. At least 0.</param>
    /// <param name="cooldown">Epochs after a fall in which none is counted. At least 0.</param>
    /// <param name="minLearningRate">What the learning rate never falls below. At least 0.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        MonitorMode mode = MonitorMode.Auto,
        double minDelta = 1e-4,
        int cooldown = 0,
        double minLearningRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        if (factor is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be greater than 0 and less than 1.");
        }

        monitored = new MonitoredValue(nameof(ReduceLROnPlateau), monitor, mode, minDelta);
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minLearningRate = Hyperparameter.NonNegative(minLearningRate);
    }

    internal override bool MayAddLogs => false;

    internal override void Check(TrainingContext context)
    {
        monitored.Check(context);
        AdjustableLearningRate.Read(context, nameof(ReduceLROnPlateau));
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        monitored.Begin();
        wait = coolingEpochs = 0;
    }

    /// <inheritdoc/>
    public override void KeepState(TrainingState state)
    {
        if (!monitored.KeepState(state))
        {
            return;
        }

        wait = state.Keep("wait", wait);
        coolingEpochs = state.Keep("cooling_epochs", coolingEpochs);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context, EpochLogs logs)
    {
        float learningRate = AdjustableLearningRate.Read(context, nameof(ReduceLROnPlateau));
        double value = monitored.Read(context, logs);
        if (coolingEpochs > 0)
        {
            coolingEpochs--;
            wait = 0;
        }

        if (monitored.Improves(value))
        {
            wait = 0;
        }
        else if (coolingEpochs == 0 && ++wait >= patience && learningRate > (float)minLearningRate)
        {
            context.Optimizer.LearningRate = Math.Max(learningRate * factor, minLearningRate);
            coolingEpochs = cooldown;
            wait = 0;
        }
    }
}
