using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Collections;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// The names of ModelGen's types that mean something else inside a model class, because a type beside it or a member has the
/// same name. Generated code writes only these in full; usually there are none.
/// </summary>
internal static class ShadowedNames
{
    private static readonly string[] Namespaces = ["", "Kernels", "Memory"];

    public static EquatableArray<string> Of(INamedTypeSymbol type, Compilation compilation)
    {
        if (compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(space => space.Name == "ModelGen") is not { } root)
        {
            return [];
        }

        INamespaceOrTypeSymbol[] scopes = [type, .. DeclarationRules.Containing(type).SelectMany(WithBases), type.ContainingNamespace];
        return Namespaces
            .Select(name => name.Length == 0 ? root : root.GetNamespaceMembers().FirstOrDefault(space => space.Name == name))
            .SelectMany(space => space?.GetTypeMembers() ?? [])
            .Select(known => known.Name)
            .Concat(["Span", "ReadOnlySpan"])
            .Distinct()
            .Where(name => scopes.Any(scope => scope.GetMembers(name).Any(member => !IsOurs(member))))
            .OrderBy(name => name, System.StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }

    /// <summary>A model may lie in the namespace ModelGen itself.</summary>
    private static bool IsOurs(ISymbol member) =>
        member is INamedTypeSymbol && member.ContainingAssembly?.Name is "ModelGen.Attributes" or "ModelGen.Runtime";
}
