using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Lints;

/// <summary>A look at a model without errors for something that trains or predicts worse than its user thinks.</summary>
/// <param name="OnlyInTraining">Whether it does not matter to a model without a loss.</param>
internal sealed record Lint(bool OnlyInTraining, Func<ModelGraph, ModelSpec, IEnumerable<Problem>> Find);

/// <summary>Every lint, in the order of the ids. They see the graph as it was declared, before any pass, and only the analyzer runs them.</summary>
internal static class LintTable
{
    private static readonly ImmutableArray<Lint> All =
    [
        new(OnlyInTraining: true, (graph, _) => DropoutAfterOutput.Find(graph)),
        new(OnlyInTraining: false, (graph, _) => MissingActivation.Find(graph)),
        new(OnlyInTraining: true, (graph, _) => VanishingGradient.Find(graph)),
        new(OnlyInTraining: true, (graph, spec) => UnscaledInput.Find(graph, spec.InputMaximum)),
        new(OnlyInTraining: false, (graph, _) => ActivationTwice.Find(graph)),
        new(OnlyInTraining: false, (graph, _) => PoolLeavesOut.Find(graph)),
        new(OnlyInTraining: false, (graph, _) => HugeDense.Find(graph)),
        new(OnlyInTraining: true, (graph, _) => ConstantKernel.Find(graph)),
        new(OnlyInTraining: false, (graph, _) => ChannelsFirst.Find(graph)),
    ];

    public static IEnumerable<Problem> Find(ModelSpec spec, ModelGraph graph) => All
        .Where(lint => spec.Loss != Loss.None || !lint.OnlyInTraining)
        .SelectMany(lint => lint.Find(graph, spec))
        .Concat(RegressionOverProbabilities.Find(spec, graph));
}
