using System.Collections.Generic;
using System.Linq;
using ModelGen.Generator.Members;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Emission;

/// <summary>
/// Writes the base, the constructors and the member names of a model with a mistake, so that the mistake is the only error
/// instead of one among many at every use of the class. A skeleton cannot run, and is C# 7 throughout.
/// </summary>
internal static class SkeletonFile
{
    private const string Throw = "throw new global::System.InvalidOperationException";

    public static GeneratedFile Write(ModelSpec spec) => GeneratedFile.Write(
        spec, "Model", "its declaration has a mistake, so there are no passes yet.",
        writer =>
        {
            if (!spec.Project.IsAnalyzed)
            {
                writer.Line($"#error The declaration of {spec.ClassName} has a mistake; run the analyzers, which are turned off, to read which");
            }

            writer.Line("#pragma warning disable // the mistake is what there is to say");
            WriteConstants(writer, spec);
            WriteConstructors(writer, spec);
            WriteViews(writer, spec);
            WriteEmbedded(writer, spec);
            if (spec.StandIn is { } standIn)
            {
                WriteStandIn(writer, standIn);
            }
            else
            {
                WriteInfo(writer, spec);
                WriteOverrides(writer, spec);
            }
        },
        writer => writer.Line("/// <remarks>The declaration has a mistake; when it is fixed, the summary appears here.</remarks>"),
        spec.StandIn is not null ? null : spec.Loss == Loss.None ? "Model" : "TrainableModel");

    private static void WriteConstants(CodeWriter writer, ModelSpec spec)
    {
        foreach ((string type, string name, string value) in ((string, string, string)[])
            [("int", "InputSize", "0"), ("int", "OutputSize", "0"), ("int", "ParameterCount", "0"), ("long", "MultiplyAdds", "0"), ("string", "Summary", "\"\"")])
        {
            WriteMember(writer, spec, [Member.Value(name)], $"public const {type} {name} = {value};");
        }
    }

    private static void WriteConstructors(CodeWriter writer, ModelSpec spec)
    {
        BaseMembers members = new(writer);
        foreach ((Member member, string parameter, string argument) in members.Constructors)
        {
            string info = spec.HasMember("info") ? $"default({writer.Types["ModelInfo"]})" : "info";
            string? initializer = spec.StandIn is { } standIn ? standIn.Initializer : $" : base({info}, {argument})";
            if (initializer is not null)
            {
                WriteMember(writer, spec, [member], $"public {Identifier.Escape(spec.ClassName)}({parameter}){initializer} {{ }}");
            }
        }
    }

    /// <summary>Every kernel and bias that the layers will have, if their names can be members.</summary>
    private static void WriteViews(CodeWriter writer, ModelSpec spec)
    {
        foreach (string view in LayerMembers.Views(spec))
        {
            WriteMember(writer, spec, GeneratedMembers.Property(view), $"public {writer.Types["ReadOnlySpan"]}<float> {view} => {Throw}();");
        }
    }

    private static void WriteEmbedded(CodeWriter writer, ModelSpec spec)
    {
        if (spec.Weights is { Length: > 0 })
        {
            WriteMember(writer, spec, GeneratedMembers.Property("Shared"), $"public static {GeneratedFile.Type(spec)} Shared => {Throw}();");
            WriteMember(writer, spec, [Member.Method("SelfTest")], $"public static {writer.Types["SelfTestResult"]} SelfTest() => {Throw}();");
        }
    }

    private static void WriteStandIn(CodeWriter writer, StandIn standIn)
    {
        foreach (string member in standIn.Members)
        {
            writer.Line();
            writer.Doc("Not possible yet.");
            writer.Line($"{member} => {Throw}();");
        }
    }

    private static void WriteInfo(CodeWriter writer, ModelSpec spec) => WriteMember(
        writer, spec, [Member.Value("info")],
        $"private static {writer.Types["ModelInfo"]} info => {Throw}(\"The declaration of {spec.ClassName} has a mistake, and its diagnostic was turned off.\");");

    private static void WriteOverrides(CodeWriter writer, ModelSpec spec)
    {
        BaseMembers members = new(writer);
        foreach ((Member member, string signature) in spec.Loss == Loss.None ? members.InInference : members.InInference.Concat(members.InTraining))
        {
            WriteMember(writer, spec, [member], $"protected override {signature} => {Throw}();");
        }
    }

    /// <summary>Unless the class has something else of that name.</summary>
    private static void WriteMember(CodeWriter writer, ModelSpec spec, IEnumerable<Member> members, string declaration)
    {
        if (members.Any(member => spec.Members.Any(member.Clashes) || spec.ClassName == member.Name || spec.TypeParameters.Contains(member.Name)))
        {
            return;
        }

        writer.Line();
        writer.Doc("Not known yet.");
        writer.Line(declaration);
    }
}
