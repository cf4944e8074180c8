namespace ModelGen.Generator.Specs;

/// <summary>What a project says of all its models.</summary>
internal sealed record ProjectSpec
{
    public static readonly ProjectSpec Default = new();

    /// <summary>The machine to plan for.</summary>
    public MachineSpec Machine { get; init; } = MachineSpec.Default;

    /// <summary>Whether the analyzer runs beside the generator.</summary>
    public bool IsAnalyzed { get; init; } = true;

    /// <summary>Whether layer methods say at length what they do, for people who learn.</summary>
    public bool Explains { get; init; }

    /// <summary>Whether the build prints every model's summary and plan.</summary>
    public bool Reports { get; init; }

    /// <summary>Whether the project references the GPU runtime.</summary>
    public bool HasGpu { get; init; }
}
