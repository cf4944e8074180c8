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

    public const string GpuKernels = "GpuKernels";

    public static readonly ImmutableDictionary<string, string> FullNames = new Dictionary<string, string>
    {
        ["Span"] = "System.Span",
        ["ReadOnlySpan"] = "System.ReadOnlySpan",
        ["Model"] = "ModelGen.Model",
        ["TrainableModel"] = "ModelGen.TrainableModel",
        ["ModelInfo"] = "ModelGen.ModelInfo",
        ["LayerInfo"] = "ModelGen.LayerInfo",
        ["Activation"] = "ModelGen.Activation",
        ["Loss"] = "ModelGen.Loss",
        ["Initializer"] = "ModelGen.Initializer",
        ["WeightsSource"] = "ModelGen.WeightsSource",
        ["InferencePass"] = "ModelGen.InferencePass",
        ["TrainingPass"] = "ModelGen.TrainingPass",
        ["FeatureMap"] = "ModelGen.Memory.FeatureMap",
        ["Halo"] = "ModelGen.Memory.Halo",
        [Kernels] = "ModelGen.Kernels",
        [GpuKernels] = "ModelGen.GpuKernels",
    }.ToImmutableDictionary();

    private readonly ImmutableHashSet<string> shadowed = [.. shadowed];

    public string this[string name] => IsShadowed(name) ? "global::" + FullNames[name] : name;

    /// <summary>A name of ours, also with a member behind a dot: <c>GpuKernels.IGpuModel</c>.</summary>
    public string Resolve(string name)
    {
        string[] parts = name.Split(['.'], 2);
        return parts.Length == 1 ? this[name] : $"{this[parts[0]]}.{parts[1]}";
    }

    public bool IsShadowed(string name) => shadowed.Contains(name);
}
