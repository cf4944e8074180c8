using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>MG0020: what a dropout below the output layer drops is predictions, which no layer can make up for.</summary>
internal static class DropoutAfterOutput
{
    public static IEnumerable<Problem> Find(ModelGraph graph) => graph.LastWeighted() is not { } last
        ? []
        : graph.Nodes
            .SkipWhile(node => !ReferenceEquals(node, last))
            .Where(node => node.Operation is Dropout { Rate: > 0 })
            .Select(node => new Problem(Descriptors.DropoutAfterOutput, Site.OfLayer(node.Layer), node.Name, last.Name));
}
