using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;

namespace ModelGen.Generator.Lints;

/// <summary>
/// MG0027: outputs with the same weights are one output, many times; and a kernel of zeros gives the layers before it no gradient,
/// nor itself before a ReLU. The last layer's may be zeros: what it gets differs, so its units do after a step.
/// </summary>
internal static class ConstantKernel
{
    public static IEnumerable<Problem> Find(ModelGraph graph) => graph.Hidden()
        .Where(node => node.Operation is WeightedOperation weighted && node.Shape.Channels > 1 && IsConstant(weighted))
        .Select(node => new Problem(
            Descriptors.ConstantKernel, Site.OfLayer(node.Layer, "KernelInitializer"), node.Name,
            ((WeightedOperation)node.Operation).Arguments.KernelInitializer, Invariant.Grouped(node.Shape.Channels),
            ((WeightedOperation)node.Operation).Arguments.Activation == Activation.ReLU ? nameof(Initializer.HeUniform) : nameof(Initializer.GlorotUniform)));

    /// <summary>Ones add up each channel by itself in a depthwise convolution, and each group's in a grouped one: not the same sums.</summary>
    private static bool IsConstant(WeightedOperation operation) => operation.Arguments.KernelInitializer switch
    {
        Initializer.Zeros => true,
        Initializer.Ones => operation is Dense or Conv2D { Groups: 1 },
        _ => false,
    };
}
