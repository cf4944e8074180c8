namespace ModelGen.Generator.Specs;

/// <summary>Holds a project's settings for all its models.</summary>
internal sealed record ProjectSpec
{
    public static readonly ProjectSpec Default = new();

    /// <summary>The machine to plan for.</summary>
    public MachineSpec Machine { get; init; } = MachineSpec.Default;

    /// <summary>True if the analyzer runs beside the generator.</summary>
    public bool IsAnalyzed { get; init; } = true;

    /// <summary>True if layer methods carry detailed explanations, for learners.</summary>
    public bool Explains { get; init; }

    /// <summary>True if the build prints every model's summary and plan.</summary>
    public bool Reports { get; init; }

    /// <summary>True if the project references the GPU runtime.</summary>
    public bool HasGpu { get; init; }
}
