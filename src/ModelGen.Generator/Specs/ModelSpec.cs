using System.Linq;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Specs;

/// <summary>
/// A model as its user wrote it, and the pipeline's only cached value. Must stay structurally equal for equal source:
/// an edit elsewhere then emits nothing. So it holds no symbol, no syntax and no location.
/// </summary>
internal sealed record ModelSpec
{
    /// <summary>Gets the namespace as written in source; empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Outermost first.</summary>
    public required EquatableArray<ContainingType> ContainingTypes { get; init; }

    public required string ClassName { get; init; }

    /// <summary><c>class</c>; <c>record</c> for a declaration that is wrong in that.</summary>
    public string Keyword { get; init; } = "class";

    /// <summary>Of a declaration that is wrong in having some.</summary>
    public EquatableArray<string> TypeParameters { get; init; } = [];

    /// <summary>The user's members that generated ones may meet, in the order of their places.</summary>
    public EquatableArray<Member> Members { get; init; } = [];

    /// <summary>Null for a class that can have its base.</summary>
    public StandIn? StandIn { get; init; }

    /// <summary>Layers of other libraries among the attributes.</summary>
    public EquatableArray<ForeignAttribute> Foreign { get; init; } = [];

    /// <summary>True if the project's C# version is older than generated code needs.</summary>
    public bool IsOldLanguage { get; init; }

    /// <summary>
    /// True if the declaration is complete enough to build a graph. While it is being edited, only the class may be known.
    /// </summary>
    public required bool IsComplete { get; init; }

    public required EquatableArray<int> InputShape { get; init; }

    /// <summary>The largest value of the data, of which the smallest is 0; 0 where it is not said.</summary>
    public required double InputMaximum { get; init; }

    public required Loss Loss { get; init; }

    public required float HuberDelta { get; init; }

    public required Numerics Numerics { get; init; }

    /// <summary>The weight file that is part of the program, as the user wrote it; null for none.</summary>
    public required string? Weights { get; init; }

    public required EquatableArray<LayerSpec> Layers { get; init; }

    /// <summary>Names of ModelGen's types that mean something else where the class stands.</summary>
    public required EquatableArray<string> ShadowedNames { get; init; }

    /// <summary>The same for all models of a project.</summary>
    public ProjectSpec Project { get; init; } = ProjectSpec.Default;

    /// <summary>Unique in a compilation: <c>Samples.Outer+DigitClassifier</c>.</summary>
    public string FullName => (Namespace.Length > 0 ? Namespace.Replace("@", "") + "." : "")
        + string.Concat(ContainingTypes.Select(type => type.MetadataName + "+")) + ContainingType.Metadata(ClassName, TypeParameters);

    /// <summary>True if the user has a member of that name.</summary>
    public bool HasMember(string name) => Members.Any(member => member.Name == name);
}
