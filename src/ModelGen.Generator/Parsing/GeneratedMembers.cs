using System.Collections.Immutable;

namespace ModelGen.Generator.Parsing;

/// <summary>Names that generated code gives to a model's members, whatever its layers are. A member cannot be named as its class.</summary>
internal static class GeneratedMembers
{
    private static readonly ImmutableHashSet<string> Names =
    [
        "InputSize", "OutputSize", "ParameterCount", "MultiplyAdds", "Summary", "Layers", "info", "Shared", "shared", "SelfTest",
        "Parameters", "ParameterGradients", "PreparedParameters", "Inference", "Training", "GpuTraining",
        "Infer", "TrainingInput", "Prepare", "PrepareParts", "PrepareInference", "Forward", "Backward", "Finish",
    ];

    public static bool IsName(string name) => Names.Contains(name);
}
