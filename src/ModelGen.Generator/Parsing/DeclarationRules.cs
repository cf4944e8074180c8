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
    public static void Check(INamedTypeSymbol type, List<Problem> problems)
    {
        if (!IsPartial(type))
        {
            problems.Add(new(Descriptors.NotPartial, Site.Class, type.Name));
        }

        if (type.IsGenericType)
        {
            problems.Add(new(Descriptors.Generic, Site.Class, type.Name));
        }
        else if (Unsuitable(type) is { } found)
        {
            problems.Add(new(Descriptors.UnsuitableClass, Site.Class, type.Name, found.Is, found.Repair));
        }

        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer))
            {
                problems.Add(new(Descriptors.ContainingTypeNotPartial, Site.Class, type.Name, outer.Name, Keyword(outer)));
            }
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

    private static (string Is, string Repair)? Unsuitable(INamedTypeSymbol type) =>
        type.IsRecord ? ("is a record", "write 'class'")
        : type.IsStatic ? ("is static", "remove 'static'")
        : type.IsAbstract ? ("is abstract", "remove 'abstract'")
        : type.IsFileLocal ? ("is local to its file", "remove 'file'")
        : HasOwnBase(type) ? ($"derives from '{type.BaseType!.Name}'", "remove the base class; the generator adds its own")
        : Declarations(type).Any(declaration => declaration.ParameterList is not null)
            ? ("has a primary constructor", "declare a constructor in the class that calls ': this(seed)'")
            : null;

    /// <summary>A base that the user wrote; naming ours is allowed. An unresolved one is the compiler's to report.</summary>
    private static bool HasOwnBase(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
        && baseType.ToDisplayString() is not ("ModelGen.Model" or "ModelGen.TrainableModel");

    private static bool IsPartial(INamedTypeSymbol type) => Declarations(type).Any(declaration =>
        declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();
}
