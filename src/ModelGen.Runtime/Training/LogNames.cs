namespace ModelGen.Training;

/// <summary>The names that a training logs; all are known before its first epoch.</summary>
internal sealed class LogNames
{
    public const string Loss = "loss";
    public const string LearningRate = "learning_rate";
    public const string ValidationPrefix = "val_";

    private readonly FitOptions options;

    public LogNames(IReadOnlyList<Metric> metrics, FitOptions options)
    {
        this.options = options;
        OfBatch = [Loss, .. metrics.Select(metric => metric.Name)];
        IEnumerable<string> ofValidation = Validates ? OfBatch.Select(name => ValidationPrefix + name) : [];
        OfEpoch = [.. OfBatch, .. ofValidation, LearningRate];
    }

    /// <summary>Gets the names logged after a step, in order.</summary>
    public IReadOnlyList<string> OfBatch { get; }

    /// <summary>Gets the names logged after an epoch and its validation, in order.</summary>
    public IReadOnlyList<string> OfEpoch { get; }

    private bool Validates => options.Validation is not null || options.ValidationSplit > 0;

    /// <summary>Checks, when training begins, that a callback will find a number.</summary>
    /// <param name="context">The training; it warns of a name that only a user's callback can log.</param>
    /// <param name="what">Who asks, as the beginning of a sentence: <c>EarlyStopping monitors</c>.</param>
    /// <param name="name">What is asked for.</param>
    /// <param name="afterBatch">Whether it is asked for after steps; else after epochs.</param>
    /// <exception cref="InvalidOperationException">It is a number of the validation, and nothing is validated.</exception>
    /// <exception cref="KeyNotFoundException">It is not logged.</exception>
    public void Require(TrainingContext context, string what, string name, bool afterBatch = false)
    {
        IReadOnlyList<string> known = afterBatch ? OfBatch : OfEpoch;
        if (known.Contains(name))
        {
            return;
        }

        if (name.StartsWith(ValidationPrefix, StringComparison.Ordinal) && !Validates)
        {
            string withoutPrefix = name[ValidationPrefix.Length..];
            throw new InvalidOperationException(
                $"{what} '{name}', but nothing is validated. "
                + $"Set {nameof(FitOptions.Validation)} or {nameof(FitOptions.ValidationSplit)}, or use "
                + (known.Contains(withoutPrefix) ? $"'{withoutPrefix}'." : $"a number of the training. {NameHint.For(withoutPrefix, known)}"));
        }

        string message = $"{what} '{name}', which is not logged after {(afterBatch ? "a step" : "an epoch")}. {NameHint.For(name, known)}";
        if (afterBatch || options.Callbacks.All(callback => !callback.MayAddLogs))
        {
            throw new KeyNotFoundException(message);
        }

        context.Warn(message + " Your own callback would have to add it.");
    }
}
