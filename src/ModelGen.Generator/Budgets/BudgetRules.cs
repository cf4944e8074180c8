using System;
using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Budgets;

/// <summary>[Budget]'s limits against what the planned model takes; each that is exceeded is a problem of its own.</summary>
internal static class BudgetRules
{
    public static void Check(ModelPlan plan, BudgetSpec budget, List<Problem> problems)
    {
        Limit(nameof(budget.MaxParameters), budget.MaxParameters, Cost.Parameters, "has {0} parameters");
        Limit(nameof(budget.MaxBytes), budget.MaxBytes, Cost.Bytes, "needs {0} bytes for a prediction");
        Limit(nameof(budget.MaxMultiplyAdds), budget.MaxMultiplyAdds, Cost.MultiplyAdds, "takes {0} multiply-adds a prediction");

        void Limit(string argument, long most, Func<ModelPlan, Cost> measure, string takes)
        {
            if (most <= 0 || measure(plan) is not { } cost || cost.Total <= most)
            {
                return;
            }

            (string? layer, long part) = cost.Largest;
            problems.Add(new(
                Descriptors.OverBudget, Site.OfBudget(argument), plan.Spec.ClassName, takes.Replace("{0}", Invariant.Grouped(cost.Total)),
                Invariant.Grouped(cost.Total - most), Invariant.Grouped(most), layer ?? "the memory for the layers' outputs", Invariant.Grouped(part),
                Invariant.Text(part * 100 / cost.Total), layer is null ? "use a smaller input or fewer channels" : Repair(plan.Graph[layer].Operation.Kind), argument));
        }
    }

    private static string Repair(string kind) => kind switch
    {
        "Dense" => "give it fewer units",
        "Conv2D" => "give it fewer filters",
        "DepthwiseConv2D" => "give it a smaller kernel",
        _ => "use a smaller input",
    };
}
