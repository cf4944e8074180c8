using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Members;

/// <summary>The members that generated code gives to a model's class: the only list of them, with which a test compares what is written.</summary>
internal static class GeneratedMembers
{
    private const string Floats = "System.Span<float>";
    private const string ReadOnlyFloats = "System.ReadOnlySpan<float>";

    public static readonly Member FromSeed = Member.Method(Member.Constructor, "ulong?");
    public static readonly Member FromWeights = Member.Method(Member.Constructor, "ModelGen.WeightsSource");
    public static readonly Member Infer = Member.Method("Infer", "ref ModelGen.InferencePass");
    public static readonly Member TrainingInput = Member.Method("TrainingInput", Floats);
    public static readonly Member PrepareParts = Member.Value("PrepareParts");
    public static readonly Member Prepare = Member.Method("Prepare", "int", ReadOnlyFloats, Floats);
    public static readonly Member Forward = Member.Method("Forward", "ref ModelGen.TrainingPass");
    public static readonly Member Backward = Member.Method("Backward", "ref ModelGen.TrainingPass");

    /// <summary>Lists the members that a base has no code for.</summary>
    public static readonly ImmutableArray<Member> Overrides = [Infer, TrainingInput, PrepareParts, Prepare, Forward, Backward];

    private static readonly ImmutableArray<Member> always =
    [
        FromSeed, FromWeights,
        Member.Value("InputSize"), Member.Value("OutputSize"), Member.Value("ParameterCount"), Member.Value("MultiplyAdds"), Member.Value("Summary"),
        .. Property("Layers"), Member.Value("info"), Member.Value("Parameters"), Member.Value("Inference"),
        Infer, Member.Method("PrepareInference", ReadOnlyFloats, Floats),
    ];

    private static readonly ImmutableArray<Member> inTraining =
    [
        Member.Value("ParameterGradients"), Member.Value("Training"), .. Property(PrepareParts.Name),
        TrainingInput, Prepare, Forward, Backward, Member.Method("Finish", Floats),
    ];

    private static readonly ImmutableArray<Member> onDevice = [Member.Value("GpuTraining")];

    private static readonly ImmutableArray<Member> withWeights = [.. Property("Shared"), Member.Value("shared"), Member.Method("SelfTest")];

    private static readonly ImmutableHashSet<string> names =
        [.. new[] { always, inTraining, onDevice, withWeights }.SelectMany(members => members).Select(member => member.Name)];

    /// <summary>Lists the base's members that generated code uses; a user's member of the same name would hide them.</summary>
    private static readonly ImmutableHashSet<string> inherited = ["Weights", "RunSelfTest"];

    /// <summary>True if models have a member of that name, whatever their layers are.</summary>
    public static bool IsName(string name) => names.Contains(name);

    /// <summary>True if a user's member needs a closer look. Called for every member, so it must be cheap.</summary>
    public static bool Concern(Member member) =>
        member.Name == Member.Constructor ? always.Any(member.Clashes)
        : names.Contains(member.Name) || inherited.Contains(member.Name) || LayerMembers.IsSuffixed(member.Name);

    public static IEnumerable<Member> Of(ModelSpec spec)
    {
        bool isTrained = spec.Loss != Loss.None;
        return always
            .Concat(isTrained ? inTraining : [])
            .Concat(isTrained && spec.Project.HasGpu ? onDevice : [])
            .Concat(spec.Weights is { Length: > 0 } ? withWeights : [])
            .Concat(LayerMembers.Views(spec).SelectMany(Property))
            .Concat(LayerMembers.Shapes(spec).Select(Member.Value));
    }

    /// <summary>A property has its accessor's name as well.</summary>
    public static IEnumerable<Member> Property(string name) => [Member.Value(name), Member.Method("get_" + name)];
}
