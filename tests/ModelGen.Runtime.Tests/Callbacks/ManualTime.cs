namespace ModelGen.Tests;

/// <summary>A clock that only moves when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    // Not 0: a clock seldom begins there.
    private long ticks = 12345;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public void Pass(double seconds) => ticks += (long)(seconds * TimeSpan.TicksPerSecond);
}
