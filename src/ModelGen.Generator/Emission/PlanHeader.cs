using System.Linq;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>The doc comment of a pass: how much memory it uses, and what sharing saved.</summary>
internal static class PlanHeader
{
    public static void Write(CodeWriter writer, PassPlan plan, string what)
    {
        writer.Doc(what);
        writer.Line("/// <remarks>");
        int slots = plan.Slots.Count(slot => slot.SharesMemoryOf is null) + plan.Auxiliaries.Length;
        writer.Line($"/// {Invariant.Counted(plan.MicroBatch, "sample")} at a time, in {Invariant.Counted(slots, "slot")} "
            + $"over {Invariant.Grouped(plan.ArenaLength)} floats; without sharing they would be {Invariant.Grouped(plan.UnsharedLength)}.");
        writer.Line("/// </remarks>");
    }
}
