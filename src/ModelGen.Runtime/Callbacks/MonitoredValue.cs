using System.Globalization;

namespace ModelGen;

/// <summary>A number of the epoch logs that a callback watches for improvement.</summary>
internal sealed class MonitoredValue
{
    private const string ValidationPrefix = "val_";

    private readonly string callback;
    private readonly string name;
    private readonly MonitorMode mode;
    private readonly double minDelta;
    private bool? higherIsBetter;

    /// <param name="callback">Who watches, for messages.</param>
    /// <param name="name">Which number.</param>
    /// <param name="mode">Which way it improves.</param>
    /// <param name="minDelta">How much it has to change to count as improved. At least 0.</param>
    public MonitoredValue(string callback, string name, MonitorMode mode, double minDelta = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, "monitor");
        if (!Enum.IsDefined(mode))
        {
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "A mode is Auto, Min or Max.");
        }

        this.callback = callback;
        this.name = name;
        this.mode = mode;
        this.minDelta = Hyperparameter.NonNegative(minDelta);
    }

    /// <summary>The best value since training began; NaN before any.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>Whether the number is one of the validation.</summary>
    public bool IsOfValidation => name.StartsWith(ValidationPrefix, StringComparison.Ordinal);

    /// <summary>Gets what is watched, and how, in words.</summary>
    public string Arguments => string.Create(CultureInfo.InvariantCulture, $"{name}, {mode}, {minDelta:R}");

    /// <summary>Keeps or restores the best value.</summary>
    /// <returns>False if the checkpoint's is one of another number or improves otherwise: then the callback begins anew.</returns>
    public bool KeepState(TrainingState state)
    {
        if (state.Keep("monitored", Arguments) != Arguments)
        {
            return false;
        }

        Best = state.Keep("best", Best);
        return true;
    }

    /// <summary>Forgets the values of an earlier training.</summary>
    /// <param name="context">The training that begins.</param>
    /// <param name="best">What the first value has to be better than; NaN for anything.</param>
    /// <exception cref="InvalidOperationException">A number of the validation is watched, and there is no validation.</exception>
    public void Begin(TrainingContext context, double best = double.NaN)
    {
        Best = best;
        higherIsBetter = null;
        FitOptions options = context.Options;
        if (IsOfValidation && options.Validation is null && options.ValidationSplit == 0)
        {
            throw new InvalidOperationException(
                $"{callback} monitors '{name}', but nothing is validated. "
                + $"Set {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationSplit)}, or monitor '{name[ValidationPrefix.Length..]}'.");
        }
    }

    /// <summary>This epoch's value.</summary>
    /// <exception cref="KeyNotFoundException">The logs do not have it.</exception>
    /// <exception cref="InvalidOperationException">Which way it improves is unknown.</exception>
    public double Read(TrainingContext context, EpochLogs logs)
    {
        if (!logs.TryGet(name, out double value))
        {
            throw new KeyNotFoundException(
                $"{callback} monitors '{name}', but the logs of epoch {logs.Epoch} have only: "
                + $"{string.Join(", ", logs.Entries.Select(entry => entry.Key))}.");
        }

        higherIsBetter ??= mode == MonitorMode.Auto ? Direction(context) : mode == MonitorMode.Max;
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

    /// <summary>Whether a value is better than another by more than the least change; NaN never is.</summary>
    public bool IsBetter(double value, double reference) =>
        higherIsBetter == true ? value - minDelta > reference : value + minDelta < reference;

    private bool Direction(TrainingContext context)
    {
        string metricName = IsOfValidation ? name[ValidationPrefix.Length..] : name;
        if (metricName == "loss")
        {
            return false;
        }

        Metric? metric = context.Metrics.FirstOrDefault(metric => metric.Name == metricName);
        return metric?.HigherIsBetter ?? throw new InvalidOperationException(
            $"{callback} monitors '{name}', which is no loss and no metric. Say which way it improves: {nameof(MonitorMode)}.Min or Max.");
    }
}
