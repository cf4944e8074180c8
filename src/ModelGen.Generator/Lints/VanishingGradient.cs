using System;
using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>MG0022: backward multiplies by the derivative of every activation, and those of sigmoid and tanh are small.</summary>
internal static class VanishingGradient
{
    /// <summary>
    /// Reported below this share of the gradient: three sigmoids leave at most 1/64, eight tanh about 1/55. Weights of Glorot's
    /// variance keep what is left, but do not make up for it.
    /// </summary>
    private const double Least = 1.0 / 50;

    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        List<Node> row = [];
        double share = 1;
        foreach (Node node in graph.Hidden())
        {
            if (node.Operation is not ActivationOperation { Function: not Activation.Linear and var function })
            {
                continue;
            }

            if (Derivative(function) is not { } derivative)
            {
                row.Clear();
                share = 1;
                continue;
            }

            bool wasEnough = share >= Least;
            row.Add(node);
            share *= derivative;
            if (wasEnough && share < Least)
            {
                yield return new(
                    Descriptors.VanishingGradient, Site.OfLayer(node.Layer, "Activation"), node.LayerName, Invariant.Text(row.Count),
                    Names(row), row[0].LayerName, Invariant.Text((long)Math.Round(1 / share)));
            }
        }
    }

    /// <summary>
    /// The largest of sigmoid is 1/4. The largest of tanh is 1, at 0 only; its mean where the inputs are standard normal is 0.61.
    /// Null for what does not saturate on both sides.
    /// </summary>
    private static double? Derivative(Activation function) => function switch
    {
        Activation.Sigmoid => 0.25,
        Activation.Tanh => 0.6057,
        _ => null,
    };

    private static string Names(List<Node> row)
    {
        bool hasSigmoid = row.Exists(node => node.Operation is ActivationOperation { Function: Activation.Sigmoid });
        bool hasTanh = row.Exists(node => node.Operation is ActivationOperation { Function: Activation.Tanh });
        return hasSigmoid && hasTanh ? "Sigmoid or Tanh" : hasSigmoid ? "Sigmoid" : "Tanh";
    }
}
