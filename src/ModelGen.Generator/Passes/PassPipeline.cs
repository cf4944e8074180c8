using System;
using System.Collections.Immutable;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Passes;

/// <summary>A named rewrite of a graph.</summary>
internal sealed record Pass(string Name, Func<ModelGraph, ModelSpec, ModelGraph> Run);

/// <summary>The passes in their order. The graph is verified after each.</summary>
internal static class PassPipeline
{
    /// <summary>Before inference and training part.</summary>
    public static readonly ImmutableArray<Pass> Common =
    [
        new("choose convolutions", ChooseConvolutions.Run),
        new("choose dense layers", (graph, _) => ChooseDense.Run(graph)),
    ];

    public static readonly ImmutableArray<Pass> Inference =
    [
        new("remove training-only nodes", (graph, _) => RemoveNodes.TrainingOnly(graph)),
        new("remove identities", (graph, _) => RemoveNodes.Identities(graph)),
        new("fuse activations", (graph, _) => FuseActivations.Run(graph, training: false)),
        new("fuse pooling", (graph, _) => FusePooling.Run(graph, training: false)),
    ];

    public static readonly ImmutableArray<Pass> Training =
    [
        new("remove identities", (graph, _) => RemoveNodes.Identities(graph)),
        new("append the loss", AppendLoss.Run),
        new("fuse activations", (graph, _) => FuseActivations.Run(graph, training: true)),
        new("fuse derivatives", (graph, _) => FuseDerivatives.Run(graph)),
        new("fuse pooling", (graph, _) => FusePooling.Run(graph, training: true)),
    ];

    /// <summary>Training on a device, whose kernels know no transform of convolutions.</summary>
    public static readonly ImmutableArray<Pass> Gpu = Training;

    public static ModelGraph Run(ImmutableArray<Pass> passes, ModelGraph graph, ModelSpec spec)
    {
        GraphVerifier.Verify(graph, "building");
        foreach (Pass pass in passes)
        {
            graph = GraphVerifier.Verify(pass.Run(graph, spec), pass.Name);
        }

        return graph;
    }
}
