namespace ModelGen;

/// <summary>Times as Keras prints them.</summary>
internal static class Durations
{
    /// <summary>4s, 1:05 or 2:00:07.</summary>
    public static string Clock(TimeSpan time)
    {
        long seconds = (long)Math.Round(time.TotalSeconds);
        return seconds < 60 ? FormattableString.Invariant($"{seconds}s")
            : seconds < 3600 ? FormattableString.Invariant($"{seconds / 60}:{seconds % 60:00}")
            : FormattableString.Invariant($"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");
    }

    /// <summary>3s/step, 54ms/step or 870us/step.</summary>
    public static string PerStep(TimeSpan step) =>
        step.TotalSeconds >= 1 ? FormattableString.Invariant($"{step.TotalSeconds:0}s/step")
        : step.TotalMilliseconds >= 1 ? FormattableString.Invariant($"{step.TotalMilliseconds:0}ms/step")
        : FormattableString.Invariant($"{step.TotalMicroseconds:0}us/step");
}
