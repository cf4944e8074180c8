using System;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;

namespace ModelGen.Generator.Planning;

/// <summary>The bytes that a layer's calls move, forward and backward.</summary>
/// <param name="CallBytes">For each call the values and gradients of one sample that it touches.</param>
/// <param name="WeightBytes">Weights, rearranged weights and gradients that are read and written for each run of the calls.</param>
/// <param name="HandedOnBytes">What the layer gives to the next and gets back of one sample: its value and that value's gradient.</param>
internal sealed record LayerTraffic(ImmutableArray<long> CallBytes, long WeightBytes, long HandedOnBytes)
{
    /// <summary>Computes the traffic of each node of a graph.</summary>
    /// <param name="weights">Floats of weights and their gradients of a node, without what is rearranged.</param>
    public static ImmutableArray<LayerTraffic> Of(LoweredGraph code, PassMemory memory, WeightLayout prepared, Func<Node, long> weights)
    {
        ILookup<string, KernelCall> calls = code.Forward.Concat(code.Backward)
            .SelectMany(method => method.Calls.Select(call => (method.Node.Name, call)))
            .ToLookup(entry => entry.Name, entry => entry.call);
        ILookup<string, WeightSlot> rearranged = prepared.Slots.ToLookup(slot => slot.Node.Name);
        return
        [
            .. code.Graph.Nodes.Select(node => new LayerTraffic(
                [.. calls[node.Name].Select(call => sizeof(float) * memory.SampleFloats(call.Slots.Select(slot => slot.Key)))],
                sizeof(float) * (weights(node) + rearranged[node.Name].Sum(slot => (long)slot.Length)),
                sizeof(float) * memory.SampleFloats([new(node.Name, IsGradient: false), new(node.Name, IsGradient: true)]))),
        ];
    }
}
