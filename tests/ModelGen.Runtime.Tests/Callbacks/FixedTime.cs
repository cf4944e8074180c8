namespace ModelGen.Tests;

/// <summary>A calendar that stands still until it is set.</summary>
internal sealed class FixedTime : TimeProvider
{
    // A double holds this one exactly.
    public double SecondsSince1970 { get; set; } = 256.5;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddSeconds(SecondsSince1970);
}
