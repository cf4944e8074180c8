using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
        LoweredGraph inference = Lowerer.Inference(PassPipeline.Run(PassPipeline.Inference, graph, spec));
        LoweredGraph? training = spec.Loss == Loss.None
            ? null
            : Lowerer.Training(PassPipeline.Run(PassPipeline.Training, graph, spec));
        ImmutableArray<WeightSlot> weights = Layout(graph, graph.Nodes, (node, input) => node.Operation.Parameters(input), out int weightsLength);
        ImmutableArray<WeightSlot> prepared = Layout(
            graph, training is null ? [] : training.Prepare.Select(method => graph[method.Node.Name]),
            (node, input) => node.Operation.PreparedParameters(input), out int preparedLength);
        PassPlan? inferencePlan = PassPlanner.Plan(inference);
        PassPlan? trainingPlan = training is null ? null : PassPlanner.Plan(training);
        if (inferencePlan is null || (training is not null && trainingPlan is null))
        {
            problems.Add(new(
                Descriptors.TooLarge, Site.Class, spec.ClassName, "the memory of one sample, with its borders,",
                "over 2^30 values", Invariant.Grouped(Shape.MaxSize), "use a smaller input, less dilation or Padding.Valid"));
            return null;
        }

        return new(spec, graph, weights, weightsLength, prepared, preparedLength, inferencePlan, trainingPlan);
    }

    /// <summary>Parameters one after the other, each on an aligned offset.</summary>
    private static ImmutableArray<WeightSlot> Layout(
        ModelGraph graph, IEnumerable<Node> nodes, Func<Node, Shape, ImmutableArray<Parameter>> parameters, out int length)
    {
        List<WeightSlot> slots = [];
        long offset = 0;
        foreach (Node node in nodes.Where(node => node.Inputs.Length > 0))
        {
            foreach (Parameter parameter in parameters(node, graph.InputOf(node).Shape))
            {
                slots.Add(new(
                    node, parameter, $"{node.Name}.{parameter.Role.ToLowerInvariant()}", node.Identifier + parameter.Role,
                    (int)offset, (int)parameter.Shape.Size));
                offset = MachineModel.Align(offset + parameter.Shape.Size);
            }
        }

        length = (int)offset;
        return [.. slots];
    }
}
