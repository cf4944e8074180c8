namespace ModelGen.Generator.Specs;

/// <summary>The machine that a model is planned for, as the project's properties describe it.</summary>
/// <param name="SecondLevelCache">Size of a core's private L2 cache, in bytes.</param>
/// <param name="ThirdLevelCache">Bytes that a core gets of what it shares with others.</param>
internal sealed record MachineSpec(long SecondLevelCache, long ThirdLevelCache)
{
    /// <summary>A server or desktop core of 2022.</summary>
    public static readonly MachineSpec Default = new(SecondLevelCache: 1024 * 1024, ThirdLevelCache: 4 * 1024 * 1024);
}
