using System.Globalization;
using ModelGen.Training;

namespace ModelGen;

/// <summary>A number of the epoch logs that a callback watches for improvement.</summary>
internal sealed class MonitoredValue
{
    private readonly string callback;
    private readonly string name;
    private readonly MonitorMode mode;
    private readonly double minDelta;
    private bool higherIsBetter;
    private bool saidNaN;

    /// <param name="callback">Who watches, for messages.</param>
    /// <param name="name">Which number.</param>
    /// <param name="mode">Which way it improves.</param>
    /// <param name="minDelta">How much it has to change to count as improved. At least 0.</param>
    public MonitoredValue(string callback, string name, MonitorMode mode, double minDelta = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, "monitor");
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode must be Auto, Min or Max.");
        }

        this.callback = callback;
        this.name = name;
        this.mode = mode;
        this.minDelta = Hyperparameter.NonNegative(minDelta);
    }

    /// <summary>The best value since training began; NaN before any.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>True if the value is measured on the validation data.</summary>
    public bool IsOfValidation => name.StartsWith(LogNames.ValidationPrefix, StringComparison.Ordinal);

    /// <summary>Gets what is watched, and how, in words.</summary>
    public string Arguments => string.Create(CultureInfo.InvariantCulture, $"{name}, {mode}, {minDelta:R}");

    /// <summary>Keeps or restores the best value.</summary>
    /// <returns>False if the checkpoint's is one of another number or improves otherwise: then the callback starts fresh.</returns>
    public bool KeepState(TrainingState state)
    {
        if (state.Keep("monitored", Arguments) != Arguments)
        {
            return false;
        }

        Best = state.Keep("best", Best);
        return true;
    }

    /// <summary>Checks that the training logs the number.</summary>
    /// <param name="context">The training that is to begin.</param>
    /// <param name="afterBatch">Whether it is read after steps; else after epochs.</param>
    /// <exception cref="KeyNotFoundException">It is not logged.</exception>
    /// <exception cref="InvalidOperationException">Nothing is validated, or which way the number improves is unknown.</exception>
    public void Check(TrainingContext context, bool afterBatch = false)
    {
        context.LogNames.Require(context, $"{callback} monitors", name, afterBatch);
        higherIsBetter = mode == MonitorMode.Auto ? Direction(context) : mode == MonitorMode.Max;
    }

    /// <summary>Forgets the values of an earlier training.</summary>
    /// <param name="best">What the first value has to be better than; NaN for anything.</param>
    public void Begin(double best = double.NaN)
    {
        Best = best;
        saidNaN = false;
    }

    /// <summary>This epoch's value.</summary>
    /// <exception cref="KeyNotFoundException">The logs do not have it.</exception>
    public double Read(TrainingContext context, EpochLogs logs)
    {
        if (!logs.TryGet(name, out double value))
        {
            throw new KeyNotFoundException(
                $"{callback} monitors '{name}', which epoch {logs.Epoch} has not logged. {NameHint.For(name, [.. logs.Entries.Select(entry => entry.Key)])}");
        }

        if (double.IsNaN(value) && !saidNaN)
        {
            saidNaN = true;
            context.Warn($"{callback} monitors '{name}', which is NaN in epoch {logs.Epoch}. NaN never counts as an improvement.");
        }

        return value;
    }

    /// <summary>Takes in a value that <see cref="Read"/> gave, and says whether it is the best.</summary>
    public bool Improves(double value)
    {
        bool improves = double.IsNaN(Best) ? !double.IsNaN(value) : IsBetter(value, Best);
        if (improves)
        {
            Best = value;
        }

        return improves;
    }

    /// <summary>Says, at the end of a training, why no value was the best.</summary>
    public string WhyNeverBest() => double.IsNaN(Best)
        ? $"'{name}' was NaN in every epoch."
        : string.Create(CultureInfo.InvariantCulture, $"'{name}' was never {(higherIsBetter ? "above" : "below")} {Best}.");

    /// <summary>True if a value is better than another by more than the minimum change; NaN never is.</summary>
    public bool IsBetter(double value, double reference) =>
        higherIsBetter ? value - minDelta > reference : value + minDelta < reference;

    private bool Direction(TrainingContext context)
    {
        string metricName = IsOfValidation ? name[LogNames.ValidationPrefix.Length..] : name;
        if (metricName == LogNames.Loss)
        {
            return false;
        }

        Metric? metric = context.Metrics.FirstOrDefault(metric => metric.Name == metricName);
        return metric?.HigherIsBetter ?? throw new InvalidOperationException(
            $"{callback} monitors '{name}', which is neither a loss nor a metric. Set the direction in which it improves: {nameof(MonitorMode)}.Min or Max.");
    }
}
