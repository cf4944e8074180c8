using System.Collections.Generic;
using ModelGen.Generator.Planning;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>Plan to C#: one file a concern that the model has. Prints what was decided and decides nothing.</summary>
internal static class ModelEmitter
{
    /// <summary>Of a model with a mistake, which has no plan.</summary>
    public static IEnumerable<GeneratedFile> EmitSkeleton(ModelSpec spec) => [SkeletonFile.Write(spec)];

    public static IEnumerable<GeneratedFile> Emit(ModelPlan plan)
    {
        yield return ModelFile.Write(plan);
        if (plan.Spec.Project.Reports)
        {
            yield return ReportFile.Write(plan);
        }

        if (EmbeddedFile.Write(plan.Spec) is { } embedded)
        {
            yield return embedded;
        }

        if (plan.Weights.Length > 0)
        {
            yield return ParametersFile.Write(plan);
        }

        if (ShapesFile.Write(plan) is { } shapes)
        {
            yield return shapes;
        }

        yield return LayersFile.Write(plan);
        yield return InferenceFile.Write(plan);
        if (plan.Training is null)
        {
            yield break;
        }

        yield return TrainingFile.Write(plan, plan.Training);
        if (plan.Training.Code.Backward.Length > 0)
        {
            yield return BackwardFile.Write(plan, plan.Training);
        }

        if (plan.Gpu is not null)
        {
            yield return GpuFile.Write(plan, plan.Gpu);
        }
    }
}
