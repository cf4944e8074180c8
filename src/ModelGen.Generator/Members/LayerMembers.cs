using System;
using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Members;

/// <summary>The members that a model's class has for its layers. Those of layers whose name or arguments are wrong are not known.</summary>
internal static class LayerMembers
{
    private static readonly string[] suffixes = ["Kernel", "Bias", "Shape"];

    public static bool IsSuffixed(string name) => Array.Exists(suffixes, suffix => name.EndsWith(suffix, StringComparison.Ordinal));

    /// <summary>The views of kernels and biases: <c>Conv2D1Kernel</c>.</summary>
    public static IEnumerable<string> Views(ModelSpec spec) => Operations(spec).SelectMany(layer => layer.Operation switch
    {
        WeightedOperation { Arguments.UseBias: true } => [layer.Identifier + "Kernel", layer.Identifier + "Bias"],
        WeightedOperation => [layer.Identifier + "Kernel"],
        _ => (string[])[],
    });

    /// <summary>The types of what kernels are compiled for: <c>Conv2D1Shape</c>.</summary>
    public static IEnumerable<string> Shapes(ModelSpec spec) => Operations(spec)
        .Where(layer => layer.Operation is WeightedOperation or Pool2D)
        .Select(layer => layer.Identifier + "Shape");

    private static IEnumerable<(string Identifier, Operation Operation)> Operations(ModelSpec spec)
    {
        List<Problem> problems = [];
        LayerNames names = new(spec.ClassName, spec.Layers, problems);
        foreach (LayerSpec layer in spec.Layers)
        {
            int before = problems.Count;
            (string name, string identifier) = names.Next(layer.Kind, layer.Name, layer: 0);
            if (problems.Count == before && OpTable.Kinds.TryGetValue(layer.Kind, out var read))
            {
                yield return (identifier, read(new(layer, name, 0, problems)));
            }
        }
    }
}
