using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>All weights lie in one array, and so do all values of a pass: the sums are bounded before anything is planned.</summary>
internal static class SizeRules
{
    // Every slot may be needed twice (value and gradient), with a halo: a quarter leaves room for alignment, too.
    private const long MaxValues = Shape.MaxSize / 4;

    public static void Check(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        if (problems.Count > 0)
        {
            return;
        }

        Require("all parameters", "use fewer units or filters", graph.Nodes.Where(node => node.Inputs.Length > 0).Sum(node =>
            node.Operation.Parameters(graph.InputOf(node).Shape).Sum(parameter => parameter.Shape.Size)));
        Require("all layers' outputs for one sample", "use a smaller input, or pool earlier", graph.Nodes.Sum(node => node.Shape.Size));

        void Require(string what, string repair, long size)
        {
            if (size > MaxValues)
            {
                problems.Add(new(
                    Descriptors.TooLarge, Site.Class, spec.ClassName, what, Invariant.Grouped(size) + " values", Invariant.Grouped(MaxValues), repair));
            }
        }
    }
}
