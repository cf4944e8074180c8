using System.Collections.Generic;
using System.Collections.Immutable;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>
/// The types that generated code names, and the namespace of the kernels: by their simple names, or in full where the user's
/// code gives a name another meaning.
/// </summary>
internal sealed class TypeNames(EquatableArray<string> shadowed)
{
    public const string Kernels = "Kernels";

    public static readonly ImmutableDictionary<string, string> FullNames = new Dictionary<string, string>
    {
        ["Span"] = "System.Span",
        ["ReadOnlySpan"] = "System.ReadOnlySpan",
        ["Model"] = "ModelGen.Model",
        ["TrainableModel"] = "ModelGen.TrainableModel",
        ["ModelInfo"] = "ModelGen.ModelInfo",
        ["Loss"] = "ModelGen.Loss",
        ["Initializer"] = "ModelGen.Initializer",
        ["WeightsSource"] = "ModelGen.WeightsSource",
        ["InferencePass"] = "ModelGen.InferencePass",
        ["TrainingPass"] = "ModelGen.TrainingPass",
        ["FeatureMap"] = "ModelGen.Memory.FeatureMap",
        ["Halo"] = "ModelGen.Memory.Halo",
        [Kernels] = "ModelGen.Kernels",
    }.ToImmutableDictionary();

    private readonly ImmutableHashSet<string> shadowed = [.. shadowed];

    public string this[string name] => IsShadowed(name) ? "global::" + FullNames[name] : name;

    public bool IsShadowed(string name) => shadowed.Contains(name);
}
