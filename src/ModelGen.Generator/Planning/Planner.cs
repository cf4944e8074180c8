using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Lowering;
using ModelGen.Generator.Passes;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Planning;

/// <summary>Graph to plan: runs the passes, lowers, lays out weights and slots.</summary>
internal static class Planner
{
    /// <summary>The plan; null after reporting that it would not fit into memory.</summary>
    public static ModelPlan? Plan(ModelSpec spec, ModelGraph graph, List<Problem> problems)
    {
        ModelGraph declared = graph;
        graph = PassPipeline.Run(PassPipeline.Common, graph, spec);
        LoweredGraph inference = Lowerer.Inference(PassPipeline.Run(PassPipeline.Inference, graph, spec));
        LoweredGraph? training = spec.Loss == Loss.None
            ? null
            : Lowerer.Training(PassPipeline.Run(PassPipeline.Training, graph, spec));
        WeightLayout weights = WeightLayout.Parameters(graph);
        WeightLayout sums = training is null ? new([], weights.Length) : WeightLayout.GradientSums(training, weights.Length);
        ILookup<string, long> weightsOf = Lengths(weights), sumsOf = Lengths(sums);
        PassPlan? inferencePlan = PassPlanner.Plan(inference, spec.Project.Machine, node => weightsOf[node.Name].Sum());

        // Weights are read, their gradients read and written.
        PassPlan? trainingPlan = training is null
            ? null
            : PassPlanner.Plan(
                training, spec.Project.Machine, node => (3 * weightsOf[node.Name].Sum()) + (2 * sumsOf[node.Name].Sum()));
        if (sums.Length > Shape.MaxSize || inferencePlan is null || (training is not null && trainingPlan is null))
        {
            problems.Add(new(
                Descriptors.TooLarge, Site.Class, spec.ClassName, "the memory of one sample, with its borders,",
                "over 2^30 values", Invariant.Grouped(Shape.MaxSize), "use a smaller input, less dilation or Padding.Valid"));
            return null;
        }

        // A device holds no more of a sample than the CPU, so its plan fits too.
        PassPlan? gpuPlan = training is null || !spec.Project.HasGpu
            ? null
            : PassPlanner.PlanSample(Lowerer.OnGpu(PassPipeline.Run(PassPipeline.Gpu, declared, spec)));
        return new(
            spec, graph, weights.Slots, (int)weights.Length, sums.Slots, (int)sums.Length, inferencePlan, trainingPlan, gpuPlan);
    }

    /// <summary>Floats of each node's tensors.</summary>
    private static ILookup<string, long> Lengths(WeightLayout layout) => layout.Slots.ToLookup(slot => slot.Node.Name, slot => (long)slot.Length);
}
