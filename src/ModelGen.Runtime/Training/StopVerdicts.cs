using System.Globalization;

namespace ModelGen.Training;

/// <summary>
/// Remembers which callbacks have ended a training. When it goes on from a checkpoint, a verdict counts if a callback of the
/// same kind with the same arguments is there again.
/// </summary>
internal sealed class StopVerdicts
{
    private readonly List<string> verdicts = [];

    /// <summary>Gets or sets the callback that runs; null between callbacks.</summary>
    public Callback? Running { get; set; }

    /// <summary>Takes note of what the running callback, or the program, has decided.</summary>
    public void Set(bool stops)
    {
        if (!stops)
        {
            verdicts.Clear();
        }
        else if (Running is { } callback && !verdicts.Contains(Name(callback)))
        {
            verdicts.Add(Name(callback));
        }
    }

    /// <summary>Keeps the verdicts, or restores those that count; returns whether training is to stop.</summary>
    public bool Keep(TrainingState state, IReadOnlyList<Callback> callbacks, bool stops)
    {
        string[] made = [.. verdicts];
        int count = state.Keep("count", made.Length, largest: int.MaxValue);
        string[] kept = [.. Enumerable.Range(0, count).Select(i => state.Keep(i.ToString(CultureInfo.InvariantCulture), i < made.Length ? made[i] : ""))];
        if (state.File is null)
        {
            return stops;
        }

        verdicts.Clear();
        verdicts.AddRange(kept.Intersect(callbacks.Select(Name)));
        return verdicts.Count > 0;
    }

    private static string Name(Callback callback) => $"{callback.GetType().Name}({callback.Arguments})";
}
