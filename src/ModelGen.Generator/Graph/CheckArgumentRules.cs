using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>The ranges of what is declared only to be checked: [Budget]'s limits and the input's maximum.</summary>
internal static class CheckArgumentRules
{
    public static void Check(ModelSpec spec, CheckSpec checks, List<Problem> problems)
    {
        Limit(nameof(BudgetSpec.MaxParameters), checks.Budget.MaxParameters);
        Limit(nameof(BudgetSpec.MaxBytes), checks.Budget.MaxBytes);
        Limit(nameof(BudgetSpec.MaxMultiplyAdds), checks.Budget.MaxMultiplyAdds);
        if (!(spec.InputMaximum >= 0 && spec.InputMaximum <= float.MaxValue))
        {
            problems.Add(new(
                Descriptors.ArgumentOutOfRange, Site.OfInput("Maximum"), "input", "Maximum", Invariant.Shortest(spec.InputMaximum),
                "a finite number of at least 0"));
        }

        void Limit(string argument, long value)
        {
            if (value < 0)
            {
                problems.Add(new(
                    Descriptors.ArgumentOutOfRange, Site.OfBudget(argument), spec.ClassName, argument, Invariant.Text(value),
                    "at least 0, which means no limit"));
            }
        }
    }
}
