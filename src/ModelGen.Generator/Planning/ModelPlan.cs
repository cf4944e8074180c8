using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>Everything that the generator decided about a model; emission only prints it.</summary>
/// <param name="Graph">As declared, before any pass: what the summary shows.</param>
/// <param name="GradientSums">What backward sums beside the gradients of the weights, behind them in memory.</param>
/// <param name="Training">Null without a loss.</param>
/// <param name="Gpu">The training pass of one sample on a device; null without a loss, or where no GPU runtime is referenced.</param>
internal sealed record ModelPlan(
    ModelSpec Spec,
    ModelGraph Graph,
    ImmutableArray<WeightSlot> Weights,
    int WeightsLength,
    ImmutableArray<WeightSlot> GradientSums,
    int GradientsLength,
    PassPlan Inference,
    PassPlan? Training,
    PassPlan? Gpu);
