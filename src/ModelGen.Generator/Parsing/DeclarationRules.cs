using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Diagnostics;
using ModelGen.Generator.Members;

namespace ModelGen.Generator.Parsing;

/// <summary>Checks that the generated part can make a class a model.</summary>
internal static class DeclarationRules
{
    /// <param name="baseName">The class that the generated part will derive from.</param>
    public static void Check(INamedTypeSymbol type, string baseName, List<Problem> problems)
    {
        if (Generic(type) is { } generic)
        {
            problems.Add(new(Descriptors.Generic, Site.Class, type.Name, generic.Is, generic.Repair));
        }
        else if (Unsuitable(type, baseName) is { } found)
        {
            problems.Add(new(Descriptors.UnsuitableClass, Site.Class, type.Name, found.Is, found.Repair));
        }
    }

    /// <summary>Explains why there is a generated part, where it makes the compiler report a missing 'partial' (CS0260).</summary>
    public static IEnumerable<Problem> Notes(INamedTypeSymbol type)
    {
        if (!IsPartial(type))
        {
            yield return new(Descriptors.NotPartial, Site.Class, type.Name);
        }

        foreach (INamedTypeSymbol outer in Containing(type).Where(outer => !IsPartial(outer)))
        {
            yield return new(Descriptors.ContainingTypeNotPartial, Site.Class, type.Name, outer.Name, Keyword(outer));
        }
    }

    /// <summary>True if another file can add members to the type, of whatever kind it is.</summary>
    public static bool CanBeExtended(INamedTypeSymbol type) =>
        !type.IsStatic && !type.IsFileLocal && !Containing(type).Any(outer => outer.IsFileLocal);

    /// <summary>True if the class cannot derive from the generated base, or cannot call its constructor.</summary>
    public static bool NeedsStandIn(INamedTypeSymbol type, string baseName) =>
        type.IsRecord || HasOtherBase(type, baseName) || HasPrimaryConstructor(type);

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
            ? ($"is nested in the generic type '{outer.Name}'", $"move it out of '{outer.Name}'")
        : null;

    private static (string Is, string Repair)? Unsuitable(INamedTypeSymbol type, string baseName) =>
        type.IsRecord ? ("is a record", "write 'class'")
        : type.IsStatic ? ("is static", "remove 'static'")
        : type.IsAbstract ? ("is abstract", "remove 'abstract'")
        : type.IsFileLocal ? ("is local to its file", "remove 'file'")
        : Containing(type).FirstOrDefault(outer => outer.IsFileLocal) is { } outer
            ? ($"is nested in '{outer.Name}', which is local to its file", $"remove 'file' from '{outer.Name}'")
        : HasOtherBase(type, baseName) ? ($"derives from '{type.BaseType!.Name}'", $"remove that base: the generated one is '{baseName}'")
        : HasPrimaryConstructor(type) ? ("has a primary constructor", "declare a constructor in its body that calls ': this(seed)'")
        : GeneratedMembers.IsName(type.Name) ? ("has the name of one of its generated members", "choose another name")
        : null;

    /// <summary>A base that the user wrote; naming the generated one is allowed. An unresolved one is the compiler's to report.</summary>
    private static bool HasOtherBase(INamedTypeSymbol type, string baseName) =>
        type.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error } baseType
        && baseType.ToDisplayString() != "ModelGen." + baseName;

    private static bool HasPrimaryConstructor(INamedTypeSymbol type) => Declarations(type).Any(declaration => declaration.ParameterList is not null);

    /// <summary>Of all that the user wrote: the generated one always is.</summary>
    private static bool IsPartial(INamedTypeSymbol type) => Declarations(type)
        .Where(declaration => !UserMembers.IsGenerated(declaration.SyntaxTree))
        .Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();
}
