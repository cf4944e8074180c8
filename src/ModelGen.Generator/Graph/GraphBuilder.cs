using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Graph;

/// <summary>Spec to graph: names the layers, reads their arguments and computes every shape.</summary>
internal static class GraphBuilder
{
    /// <summary>The graph, or null after adding to <paramref name="problems"/>. Nothing is said of layers after the first without a shape.</summary>
    public static ModelGraph? Build(ModelSpec spec, List<Problem> problems)
    {
        ModelArgumentRules.Check(spec, problems);
        if (InputNode(spec, problems) is not { } previous)
        {
            return null;
        }

        List<Node> nodes = [previous];
        LayerNames names = new(spec.ClassName, spec.Layers, problems);
        for (int layer = 0; layer < spec.Layers.Count; layer++)
        {
            LayerSpec layerSpec = spec.Layers[layer];
            (string name, string identifier) = names.Next(layerSpec.Kind, layerSpec.Name, layer);
            if (!OpTable.Kinds.TryGetValue(layerSpec.Kind, out var read))
            {
                problems.Add(new(Descriptors.UnknownLayer, Site.OfLayer(layer), layerSpec.Kind));
                return null;
            }

            LayerReader reader = new(layerSpec, name, layer, problems);
            Operation operation = read(reader);
            LayerScope scope = new(layerSpec, name, layer, previous.LayerName, nodes[0].Shape, problems);
            if (!reader.IsValid || operation.Infer(previous.Shape, scope) is not { } shape
                || !scope.Holds(shape, "the output", "use fewer filters or a smaller input"))
            {
                return null;
            }

            nodes.Add(new(name, identifier, operation, [previous.Name], shape, layer));
            AddParts(nodes, operation);
            previous = nodes[nodes.Count - 1];
        }

        ModelGraph graph = new([.. nodes], previous.Name);
        if (SoftmaxRules.Accepts(spec, graph, problems))
        {
            LossRules.Check(spec, graph, problems);
        }

        SizeRules.Check(spec, graph, problems);
        return problems.Count == 0 ? graph : null;
    }

    private static Node? InputNode(ModelSpec spec, List<Problem> problems)
    {
        Shape shape = new(spec.InputShape);
        string? reason =
            InputHints.WithoutBatch(shape) is { } sample ? $"it is the shape of one sample; leave out the batch: {InputHints.Attribute(sample)}"
            : shape.Rank is < 1 or > 3 ? "it must have one to three dimensions, for instance [Input(784)] or [Input(28, 28, 1)]"
            : shape.Dimensions.Any(dimension => dimension < 1) ? "every dimension must be at least 1"
            : shape.Size < 0 ? $"one sample would have more than the {Invariant.Grouped(Shape.MaxSize)} values that ModelGen can address"
            : null;
        if (reason is null)
        {
            return new("input", "Input", new InputOperation(), [], shape, -1);
        }

        problems.Add(new(Descriptors.InvalidInput, Site.Input, shape, reason)
        {
            Facts = ImmutableDictionary<string, string?>.Empty.With(InputHints.WithoutBatch(shape)),
        });
        return null;
    }

    /// <summary>An Activation argument and activity regularisers are nodes of their own; fusion joins what a kernel can do in one.</summary>
    private static void AddParts(List<Node> nodes, Operation operation)
    {
        if (operation is not WeightedOperation { Arguments: var arguments })
        {
            return;
        }

        Node layer = nodes[nodes.Count - 1];
        if (arguments.Activation != Activation.Linear)
        {
            nodes.Add(Part(nodes, layer, arguments.Activation.ToString(), new ActivationOperation(arguments.Activation)));
        }

        if (arguments.RegularizesActivity)
        {
            nodes.Add(Part(nodes, layer, "Penalty", new ActivityRegularizer(arguments.ActivityL1, arguments.ActivityL2)));
        }
    }

    // '.' cannot stand in a layer's name, nor '_' in an identifier's: parts never collide with layers.
    private static Node Part(List<Node> nodes, Node layer, string part, Operation operation) => new(
        $"{layer.Name}.{part.ToLowerInvariant()}", $"{layer.Identifier}_{part}", operation,
        [nodes[nodes.Count - 1].Name], layer.Shape, layer.Layer);
}
