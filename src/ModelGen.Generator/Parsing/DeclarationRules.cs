using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing;

/// <summary>What a class must be so that generated parts can be added to it.</summary>
internal static class DeclarationRules
{
    /// <param name="baseName">The class that the generated part will derive from.</param>
    public static void Check(INamedTypeSymbol type, string baseName, List<Problem> problems)
    {
        if (!IsPartial(type))
        {
            problems.Add(new(Descriptors.NotPartial, Site.Class, type.Name));
        }

        if (Generic(type) is { } generic)
        {
            problems.Add(new(Descriptors.Generic, Site.Class, type.Name, generic.Is, generic.Repair));
        }
        else if (Unsuitable(type, baseName) is { } found)
        {
            problems.Add(new(Descriptors.UnsuitableClass, Site.Class, type.Name, found.Is, found.Repair));
        }

        foreach (INamedTypeSymbol outer in Containing(type).Where(outer => !IsPartial(outer)))
        {
            problems.Add(new(Descriptors.ContainingTypeNotPartial, Site.Class, type.Name, outer.Name, Keyword(outer)));
        }
    }

    /// <summary>The types around, innermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Containing(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            yield return outer;
        }
    }

    public static string Keyword(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    private static (string Is, string Repair)? Generic(INamedTypeSymbol type) =>
        type.TypeParameters.Length > 0 ? ("is generic", "remove its type parameters")
        : Containing(type).FirstOrDefault(outer => outer.TypeParameters.Length > 0) is { } outer
            ? ($"lies in the generic type '{outer.Name}'", $"move it out of '{outer.Name}'")
        : null;

    private static (string Is, string Repair)? Unsuitable(INamedTypeSymbol type, string baseName) =>
        type.IsRecord ? ("is a record", "write 'class'")
        : type.IsStatic ? ("is static", "remove 'static'")
        : type.IsAbstract ? ("is abstract", "remove 'abstract'")
        : type.IsFileLocal ? ("is local to its file", "remove 'file'")
        : Containing(type).FirstOrDefault(outer => outer.IsFileLocal) is { } outer
            ? ($"lies in '{outer.Name}', which is local to its file", $"remove 'file' from '{outer.Name}'")
        : HasOtherBase(type, baseName) ? ($"derives from '{type.BaseType!.Name}'", $"remove that base: the generated one is '{baseName}'")
        : Declarations(type).Any(declaration => declaration.ParameterList is not null)
            ? ("has a primary constructor", "declare a constructor in its body that calls ': this(seed)'")
        : GeneratedMembers.IsName(type.Name) ? ("has the name of one of its generated members", "choose another name")
        : null;

    /// <summary>A base that the user wrote; naming the generated one is allowed. An unresolved one is the compiler's to report.</summary>
    private static bool HasOtherBase(INamedTypeSymbol type, string baseName) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
        && baseType.ToDisplayString() != "ModelGen." + baseName;

    private static bool IsPartial(INamedTypeSymbol type) => Declarations(type).Any(declaration =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();
}
