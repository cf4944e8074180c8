using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>
/// MG0024: a second activation on the same values, which changes nothing or takes what the first had left. A softmax of a softmax is an
/// error of its own.
/// </summary>
internal static class ActivationTwice
{
    public static IEnumerable<Problem> Find(ModelGraph graph)
    {
        Node? first = null;
        foreach (Node node in graph.Nodes)
        {
            if (node.Operation is ActivationOperation { Function: not Activation.Linear and var function })
            {
                if (first?.Operation is ActivationOperation { Function: var earlier } && IsMistake(earlier, function))
                {
                    yield return new(
                        Descriptors.ActivationTwice, Site.OfLayer(node.Layer, "Activation"), node.LayerName, function, first.LayerName, earlier);
                }

                first = node;
            }
            else if (!node.PassesOn())
            {
                first = null;
            }
        }
    }

    /// <summary>Tanh before a softmax, which bounds logits, and the like are left alone: somebody may mean them.</summary>
    private static bool IsMistake(Activation first, Activation second) => first == second
        ? first != Activation.Softmax
        : IsNeverNegative(first) && second is
            Activation.ReLU or Activation.LeakyReLU or Activation.ELU // x for x > 0
            or Activation.Sigmoid or Activation.Softmax; // of logits that can speak for a class, but not against it

    private static bool IsNeverNegative(Activation function) =>
        function is Activation.ReLU or Activation.Sigmoid or Activation.Softplus or Activation.Softmax;
}
