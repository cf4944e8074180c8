using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>The public members of a base, for a class that cannot have it: with them the class is used without further errors.</summary>
internal static class StandIns
{
    private static readonly SymbolDisplayFormat declaration = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeRef)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .WithParameterOptions(
            SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <param name="baseName">The base in full.</param>
    public static StandIn Of(INamedTypeSymbol type, string baseName, Compilation compilation)
    {
        IEnumerable<ISymbol> members = WithBases(compilation.GetTypeByMetadataName(baseName))
            .SelectMany(each => each.GetMembers())
            .Where(member => member.DeclaredAccessibility == Accessibility.Public && !member.IsStatic)
            .Where(member => member is IPropertySymbol { IsIndexer: false } or IMethodSymbol { MethodKind: MethodKind.Ordinary, IsOverride: false })
            .Where(member => type.GetMembers(member.Name).All(own => UserMembers.Place(own) is null));
        return new(Initializer(type), members.Select(member => "public " + member.ToDisplayString(declaration)).ToEquatableArray());
    }

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? each = type; each is { SpecialType: not SpecialType.System_Object }; each = each.BaseType)
        {
            yield return each;
        }
    }

    /// <summary>A call of the primary constructor, which every other has to call, or of the user's base.</summary>
    private static string? Initializer(INamedTypeSymbol type)
    {
        if (type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } primary)
        {
            return Call("this", primary);
        }

        IMethodSymbol? inherited = type.BaseType?.InstanceConstructors
            .Where(each => each.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.Internal or Accessibility.ProtectedOrInternal)
            .OrderBy(each => each.Parameters.Length)
            .FirstOrDefault();
        return inherited is null ? null : Call("base", inherited);
    }

    private static string? Call(string constructor, IMethodSymbol method) => method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
        ? $" : {constructor}({string.Join(", ", method.Parameters.Select(parameter => $"default({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})"))})"
        : null;

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { ParameterList: not null });
}
