using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>Everything that the generator decided about a model; emission only prints it.</summary>
/// <param name="Graph">As declared, before any pass: what the summary shows.</param>
/// <param name="Training">Null without a loss.</param>
internal sealed record ModelPlan(
    ModelSpec Spec,
    ModelGraph Graph,
    ImmutableArray<WeightSlot> Weights,
    int WeightsLength,
    ImmutableArray<WeightSlot> Prepared,
    int PreparedLength,
    PassPlan Inference,
    PassPlan? Training);
