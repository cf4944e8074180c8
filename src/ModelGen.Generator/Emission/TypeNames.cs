using System.Collections.Generic;
using System.Collections.Immutable;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Emission;

/// <summary>Types as generated code writes them: by their simple names, in full where the user's code gives those another meaning.</summary>
internal sealed class TypeNames(EquatableArray<string> shadowed)
{
    /// <summary>Where types are that are no kernels.</summary>
    private static readonly ImmutableDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["Span"] = "System",
        ["ReadOnlySpan"] = "System",
        ["Model"] = "ModelGen",
        ["TrainableModel"] = "ModelGen",
        ["ModelInfo"] = "ModelGen",
        ["Loss"] = "ModelGen",
        ["Initializer"] = "ModelGen",
        ["InferencePass"] = "ModelGen",
        ["TrainingPass"] = "ModelGen",
        ["FeatureMap"] = "ModelGen.Memory",
        ["Halo"] = "ModelGen.Memory",
    }.ToImmutableDictionary();

    private readonly ImmutableHashSet<string> shadowed = [.. shadowed];

    public string this[string name] => shadowed.Contains(name)
        ? $"global::{(Namespaces.TryGetValue(name, out string? space) ? space : "ModelGen.Kernels")}.{name}"
        : name;
}
