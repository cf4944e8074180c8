using System.Collections.Generic;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Graph;
using ModelGen.Generator.Ops;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>
/// What a model with a mistake gets: its base, its constructors and the names of its members, so that the mistake is the only
/// error and not one of many at every use of the class. Nothing of it can run.
/// </summary>
internal static class SkeletonFile
{
    private const string Exception = "global::System.InvalidOperationException";

    public static GeneratedFile Write(ModelSpec spec) => GeneratedFile.Write(
        spec, "Model", "its declaration has a mistake, so there are no passes yet.",
        writer =>
        {
            if (!spec.Project.IsAnalyzed)
            {
                writer.Line($"#error The declaration of {spec.ClassName} has a mistake; run the analyzers, which are turned off, to read which");
            }

            WriteConstants(writer);
            new BaseMembers(writer).WriteConstructors(spec.ClassName, fromSeed: "Not possible yet.", fromWeights: "Not possible yet.");
            WriteInfo(writer, spec);
            WriteViews(writer, spec);
            WriteOverrides(writer, spec);
        },
        writer => writer.Line("/// <remarks>The declaration has a mistake; when it is mended, the summary stands here.</remarks>"),
        spec.Loss == Loss.None ? "Model" : "TrainableModel");

    private static void WriteConstants(CodeWriter writer)
    {
        foreach (string constant in (string[])["int InputSize = 0", "int OutputSize = 0", "int ParameterCount = 0", "long MultiplyAdds = 0", "string Summary = \"\""])
        {
            writer.Doc("Not known yet.");
            writer.Line($"public const {constant};");
            writer.Line();
        }
    }

    private static void WriteInfo(CodeWriter writer, ModelSpec spec)
    {
        writer.Line();
        writer.Line($"private static {writer.Types["ModelInfo"]} info =>");
        using (writer.Indent())
        {
            writer.Line($"throw new {Exception}(\"The declaration of {spec.ClassName} has a mistake, and its diagnostic was turned off.\");");
        }
    }

    /// <summary>Every kernel and bias that the layers will have, if their names can be members.</summary>
    private static void WriteViews(CodeWriter writer, ModelSpec spec)
    {
        List<Problem> problems = [];
        LayerNames names = new(spec.ClassName, spec.Layers, problems);
        foreach (LayerSpec layer in spec.Layers)
        {
            int before = problems.Count;
            (string name, string identifier) = names.Next(layer.Kind, layer.Name, layer: 0);
            if (problems.Count > before || !OpTable.Kinds.TryGetValue(layer.Kind, out var read)
                || read(new(layer, name, 0, problems)) is not WeightedOperation { Arguments: var arguments })
            {
                continue;
            }

            foreach (string role in arguments.UseBias ? (string[])["Kernel", "Bias"] : ["Kernel"])
            {
                writer.Line();
                writer.Doc("Not known yet.");
                writer.Line($"public {writer.Types["ReadOnlySpan"]}<float> {identifier}{role} => Weights;");
            }
        }
    }

    private static void WriteOverrides(CodeWriter writer, ModelSpec spec)
    {
        BaseMembers members = new(writer);
        List<string> signatures = [members.Infer];
        if (spec.Loss != Loss.None)
        {
            signatures.AddRange([members.TrainingInput, members.PrepareParts, members.Prepare, members.Forward, members.Backward]);
        }

        foreach (string signature in signatures)
        {
            writer.Line();
            members.WriteOverride(signature, $"throw new {Exception}()");
        }
    }
}
