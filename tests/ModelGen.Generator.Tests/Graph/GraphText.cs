extern alias generator;

using generator::ModelGen.Generator.Diagnostics;
using generator::ModelGen.Generator.Graph;
using generator::ModelGen.Generator.Passes;
using generator::ModelGen.Generator.Specs;
using Xunit;

namespace ModelGen.Generator.Tests.Graph;

/// <summary>From source to the graph, and through the passes, as text.</summary>
internal static class GraphText
{
    public static ModelSpec Spec(string layers, string loss = "None") =>
        Assert.Single(new GeneratorRun($"[Model(Loss = Loss.{loss}), {layers}] partial class Net;").Specs);

    public static ModelGraph Built(ModelSpec spec)
    {
        List<Problem> problems = [];
        ModelGraph? graph = GraphBuilder.Build(spec, problems);
        Assert.Empty(problems);
        return graph!;
    }

    public static ModelGraph Inference(ModelSpec spec) => PassPipeline.Run(PassPipeline.Inference, Built(spec), spec);

    public static ModelGraph Training(ModelSpec spec) => PassPipeline.Run(PassPipeline.Training, Built(spec), spec);
}
