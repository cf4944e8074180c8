using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator;

/// <summary>Spec to plan. The generator emits the plan, the analyzer reports the problems; both run this.</summary>
internal static class ModelCompiler
{
    /// <summary>The plan, or null after adding to <paramref name="problems"/>; null as well for a spec that is not complete, of which the parser has spoken.</summary>
    public static ModelPlan? Compile(ModelSpec spec, List<Problem> problems) =>
        spec.IsComplete && GraphBuilder.Build(spec, problems) is { } graph ? Planner.Plan(spec, graph, problems) : null;
}
