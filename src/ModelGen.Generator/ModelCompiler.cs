using System.Collections.Generic;
using ModelGen.Generator.Budgets;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lints;
using ModelGen.Generator.Members;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator;

/// <summary>Spec to plan: the generator emits it. The analyzer takes the same way and reports what it meets.</summary>
internal static class ModelCompiler
{
    /// <summary>The plan, or null after adding to <paramref name="problems"/>; also null for an incomplete spec, which the parser has already reported.</summary>
    public static ModelPlan? Compile(ModelSpec spec, List<Problem> problems) =>
        Build(spec, problems) is { } graph ? Planner.Plan(spec, graph, problems) : null;

    /// <summary>The same, then what only the analyzer says: whether the budget is kept, and of a model without errors the lints.</summary>
    public static ModelPlan? Check(ModelSpec spec, CheckSpec checks, List<Problem> problems)
    {
        ModelGraph? graph = Build(spec, problems);
        ModelPlan? plan = graph is null ? null : Planner.Plan(spec, graph, problems);
        if (plan is not null)
        {
            BudgetRules.Check(plan, checks.Budget, problems);
        }

        CheckArgumentRules.Check(spec, checks, problems);
        if (graph is not null && problems.Count == 0)
        {
            problems.AddRange(LintTable.Find(spec, graph));
        }

        return plan;
    }

    private static ModelGraph? Build(ModelSpec spec, List<Problem> problems)
    {
        if (!spec.IsComplete)
        {
            return null;
        }

        MemberRules.Check(spec, problems);
        return GraphBuilder.Build(spec, problems);
    }
}
