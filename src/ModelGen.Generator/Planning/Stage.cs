using System.Collections.Generic;
using System.Collections.Immutable;

namespace ModelGen.Generator.Planning;

/// <summary>
/// Neighbouring layers through which a pass takes a few samples at a time, forward and, in reverse, backward: what they hand
/// to each other stays in a near cache. Layers with heavy weights and small values see more samples than those before them.
/// </summary>
/// <param name="First">The first node, by its number in the graph.</param>
/// <param name="Last">The last one.</param>
/// <param name="Samples">At a time; the micro-batch where the stage sees it whole.</param>
internal sealed record Stage(int First, int Last, int Samples)
{
    /// <summary>Neighbours with the same number of samples are a stage.</summary>
    public static ImmutableArray<Stage> Of(StageChoice choice)
    {
        List<Stage> stages = [];
        for (int node = 0; node < choice.NodeSamples.Length; node++)
        {
            int samples = choice.NodeSamples[node];
            if (stages.Count > 0 && stages[stages.Count - 1].Samples == samples)
            {
                stages[stages.Count - 1] = stages[stages.Count - 1] with { Last = node };
            }
            else
            {
                stages.Add(new(node, node, samples));
            }
        }

        return [.. stages];
    }

    public bool Contains(int node) => First <= node && node <= Last;
}
