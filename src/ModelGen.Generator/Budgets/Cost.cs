using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Budgets;

/// <summary>Holds a model's use of one resource.</summary>
/// <param name="Layers">Each layer's share, in order. Those in bytes may add up to more than the total, since layers share the arena.</param>
internal sealed record Cost(long Total, ImmutableArray<(string Layer, long Share)> Layers)
{
    /// <summary>The first of the largest.</summary>
    public (string Layer, long Share) Heaviest => Layers.OrderByDescending(layer => layer.Share).First();

    public static Cost Parameters(ModelPlan plan) => Of(
        plan, plan.Weights.Sum(weight => (long)weight.Length),
        plan.Weights.Select(weight => (weight.Node.Name, (long)weight.Length)));

    public static Cost MultiplyAdds(ModelPlan plan) => Of(
        plan, plan.Graph.TotalMultiplyAdds,
        plan.Graph.Nodes.Select(node => (node.Name, plan.Graph.MultiplyAdds(node))));

    /// <summary>
    /// Computes the memory of one prediction at a time; a layer's share is its weights, its output and its kernels' own
    /// memory.
    /// </summary>
    public static Cost Bytes(ModelPlan plan) => Of(
        plan, sizeof(float) * (plan.WeightsLength + plan.Inference.Prepared.Length + plan.Inference.ArenaLength),
        plan.Weights.Concat(plan.Inference.Prepared.Slots).Select(weight => (weight.Node.Name, (long)weight.Length))
            .Concat(plan.Inference.Slots.Where(slot => slot.SharesMemoryOf is null).Select(slot => (slot.Key.Node, (long)slot.Length)))
            .Concat(plan.Inference.Auxiliaries.Select(slot => (slot.Operand.Node, (long)slot.Length)))
            .Select(share => (share.Item1, sizeof(float) * share.Item2)));

    /// <param name="shares">By the names of nodes; those of a layer's parts are the layer's.</param>
    private static Cost Of(ModelPlan plan, long total, IEnumerable<(string Node, long Share)> shares)
    {
        ILookup<string, long> byLayer = shares.ToLookup(share => Node.NameOfLayer(share.Node), share => share.Share);
        return new(total, [.. plan.Graph.Nodes.Select(node => node.LayerName).Distinct().Select(layer => (layer, byLayer[layer].Sum()))]);
    }
}
