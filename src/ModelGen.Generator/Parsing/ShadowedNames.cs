using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Collections;
using ModelGen.Generator.Specs;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// The names in generated code that mean something else inside a model class, because a type beside it or a member has the
/// same name. Usually there are none.
/// </summary>
internal static class ShadowedNames
{
    public static EquatableArray<string> Of(INamedTypeSymbol type, Compilation compilation)
    {
        // The compilation's namespace also has what other assemblies put there.
        INamespaceSymbol space = compilation.GetCompilationNamespace(type.ContainingNamespace) ?? type.ContainingNamespace;
        string[] aliases = [.. Aliases(type, compilation)];
        INamespaceOrTypeSymbol[] scopes = [type, .. DeclarationRules.Containing(type).SelectMany(WithBases), space];
        return TypeNames.FullNames
            .Where(name => scopes.SelectMany(scope => scope.GetMembers(name.Key)).Any(member => Hides(member, name.Value))
                || aliases.Contains(name.Key)
                || scopes.OfType<INamedTypeSymbol>().Any(scope => scope.TypeParameters.Any(parameter => parameter.Name == name.Key)))
            .Select(name => name.Key)
            .OrderBy(name => name, System.StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>Our own types hide nothing in the namespace ModelGen. Our own Kernels hide the alias of that name.</summary>
    private static bool Hides(ISymbol member, string fullName) => member is INamespaceSymbol || member.ToDisplayString() != fullName;

    /// <summary>
    /// Those of the project and the file. Outside of all namespaces they come before what generated code imports; elsewhere its
    /// own usings stand within the namespace.
    /// </summary>
    private static IEnumerable<string> Aliases(INamedTypeSymbol type, Compilation compilation) =>
        type.ContainingNamespace.IsGlobalNamespace && type.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
            ? compilation.GetSemanticModel(declaration.SyntaxTree).GetImportScopes(declaration.Span.Start).SelectMany(scope => scope.Aliases).Select(alias => alias.Name)
            : [];

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }
}
