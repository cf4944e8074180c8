using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Budgets;

/// <summary>Holds a model's use of one resource.</summary>
/// <param name="Layers">Each layer's part, in order.</param>
/// <param name="Shared">The part that all layers share: in bytes, the memory of their outputs, which one layer after another reuses.</param>
internal sealed record Cost(long Total, ImmutableArray<(string Layer, long Part)> Layers, long Shared = 0)
{
    /// <summary>The first of the largest; without a layer if it is <see cref="Shared"/>.</summary>
    public (string? Layer, long Part) Largest => Layers.OrderByDescending(layer => layer.Part).First() is var largest && largest.Part >= Shared ? largest : (null, Shared);

    public static Cost Parameters(ModelPlan plan) => Of(
        plan, plan.Weights.Sum(weight => (long)weight.Length),
        plan.Weights.Select(weight => (weight.Node.Name, (long)weight.Length)));

    public static Cost MultiplyAdds(ModelPlan plan) => Of(
        plan, plan.Graph.TotalMultiplyAdds,
        plan.Graph.Nodes.Select(node => (node.Name, plan.Graph.MultiplyAdds(node))));

    /// <summary>Computes the memory of one prediction at a time; a layer's part is its weights and what is prepared from them.</summary>
    public static Cost Bytes(ModelPlan plan) => Of(
        plan, sizeof(float) * (plan.WeightsLength + plan.Inference.Prepared.Length + plan.Inference.ArenaLength),
        plan.Weights.Concat(plan.Inference.Prepared.Slots).Select(weight => (weight.Node.Name, sizeof(float) * (long)weight.Length)),
        sizeof(float) * (long)plan.Inference.ArenaLength);

    /// <param name="parts">By the names of nodes; what an argument became is its layer's.</param>
    private static Cost Of(ModelPlan plan, long total, IEnumerable<(string Node, long Part)> parts, long shared = 0)
    {
        ILookup<string, long> byLayer = parts.ToLookup(part => Node.NameOfLayer(part.Node), part => part.Part);
        return new(total, [.. plan.Graph.Nodes.Select(node => node.LayerName).Distinct().Select(layer => (layer, byLayer[layer].Sum()))], shared);
    }
}
