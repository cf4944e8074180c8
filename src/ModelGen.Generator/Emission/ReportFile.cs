using System.Collections.Generic;
using System.Linq;
using System.Text;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The summary and the plan as comments alone, for the build to print (<c>ModelGenReport</c>).</summary>
internal static class ReportFile
{
    public static GeneratedFile Write(ModelPlan plan)
    {
        StringBuilder text = new();
        foreach (string line in SummaryTable.Lines(plan).Concat(Pass("Inference", plan.Inference)).Concat(Pass("Training", plan.Training)))
        {
            text.Append($"// {line}".TrimEnd()).Append('\n');
        }

        return new("Report", text.ToString());
    }

    private static IEnumerable<string> Pass(string name, PassPlan? plan) =>
        plan is null ? [] : ["", $"{name}: {PlanHeader.Size(plan)}", "", .. PlanHeader.Tables(plan)];
}
