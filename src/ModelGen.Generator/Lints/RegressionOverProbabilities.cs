using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Lints;

/// <summary>
/// MG0040: a loss for numbers over probabilities. Where softmax or sigmoid are sure and wrong, their derivative is near 0, and
/// so is the gradient; a cross-entropy cancels that derivative. An autoencoder may end in a sigmoid: it gives back what it gets.
/// </summary>
internal static class RegressionOverProbabilities
{
    public static IEnumerable<Problem> Find(ModelSpec spec, ModelGraph graph)
    {
        Ending ending = Ending.Of(spec.Loss, graph);
        bool isRegression = ending.Loss is Loss.MeanSquaredError or Loss.MeanAbsoluteError or Loss.MeanSquaredLogarithmicError or Loss.Huber;
        bool isSoftmax = ending is { Activation: Activation.Softmax, HasClasses: true };
        bool isSigmoid = ending is { Activation: Activation.Sigmoid, Shape.Rank: 1 } && ending.Shape.Size != graph.InputNode.Shape.Size;
        if (!isRegression || !(isSoftmax || isSigmoid))
        {
            return [];
        }

        string better = isSoftmax ? "Loss.CategoricalCrossentropy, or Loss.SparseCategoricalCrossentropy for class numbers" : "Loss.BinaryCrossentropy";
        return [new(
            Descriptors.RegressionOverProbabilities, Site.Model("Loss"), spec.Loss, graph.OutputNode.LayerName,
            isSoftmax ? "softmax" : "sigmoid", better)
        {
            Facts = LossFacts.Of(graph, ending),
        }];
    }
}
