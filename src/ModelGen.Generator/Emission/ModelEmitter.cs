using System.Collections.Generic;
using ModelGen.Generator.Planning;

namespace ModelGen.Generator.Emission;

/// <summary>Plan to C#: one file a concern. Prints what was decided and decides nothing.</summary>
internal static class ModelEmitter
{
    public static IEnumerable<GeneratedFile> Emit(ModelPlan plan)
    {
        yield return ModelFile.Write(plan);
        yield return ParametersFile.Write(plan);
        yield return ShapesFile.Write(plan);
        yield return InferenceFile.Write(plan);
        if (plan.Training is not null)
        {
            yield return TrainingFile.Write(plan, plan.Training);
            yield return BackwardFile.Write(plan, plan.Training);
        }
    }
}
