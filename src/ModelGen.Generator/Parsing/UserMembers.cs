using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Members;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>Finds the members of a model's class that generated members may clash with.</summary>
internal static class UserMembers
{
    /// <summary>The same for the generator and, though it also sees what that has written, the analyzer.</summary>
    public static ImmutableArray<ISymbol> Of(INamedTypeSymbol type) =>
    [
        .. type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && IsOwn(member) && GeneratedMembers.Concern(Member(member)) && Place(member) is not null)
            .OrderBy(member => Place(member)!.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(member => Place(member)!.SourceSpan.Start),
    ];

    public static Member Member(ISymbol symbol) => symbol is IMethodSymbol method
        ? Specs.Member.Method(method.Name, [.. method.Parameters.Select(Type)])
        : Specs.Member.Value(symbol.Name);

    /// <summary>True if the class cannot override what its base requires, because it declares something else by that name.</summary>
    public static bool ReplacesOverride(ISymbol member) => !member.IsOverride && GeneratedMembers.Overrides.Any(Member(member).Clashes);

    /// <summary>Its name in the user's code; null for a member that is generated.</summary>
    public static Location? Place(ISymbol member) =>
        member.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !IsGenerated(tree));

    /// <summary>Not the accessor of another member.</summary>
    private static bool IsOwn(ISymbol member) => member is not IMethodSymbol { AssociatedSymbol: not null };

    private static string Type(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.None ? "" : "ref ") + parameter.Type.ToDisplayString();

    /// <summary>The compiler names a generated file after its generator.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.Contains(typeof(ModelGenerator).FullName);
}
