using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generator.Parsing;

namespace ModelGen.CodeFixes.Editing;

/// <summary>Locates a diagnostic, and the model that it is about.</summary>
internal sealed class Place(SyntaxNode node, Compilation compilation)
{
    private ModelAttributes? attributes;
    private AttributeSyntax[]? layers;

    public Compilation Compilation => compilation;

    /// <summary>The attribute that the diagnostic is at or in; null if it is at the class.</summary>
    public AttributeSyntax? Attribute => node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The argument that the diagnostic is at or in.</summary>
    public AttributeArgumentSyntax? Argument => node.FirstAncestorOrSelf<AttributeArgumentSyntax>();

    /// <summary>The declaration that it is in.</summary>
    public BaseTypeDeclarationSyntax? Declaration => node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    /// <summary>The model's class.</summary>
    public INamedTypeSymbol? Type =>
        Declaration is { } declaration
            ? compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration) as INamedTypeSymbol
            : null;

    /// <summary>[Model], wherever it stands.</summary>
    public AttributeSyntax? Model => Syntax(Attributes?.Model);

    /// <summary>[Input], wherever it stands.</summary>
    public AttributeSyntax? Input => Syntax(Attributes?.Input);

    /// <summary>Of all declarations.</summary>
    public AttributeSyntax[] Layers => layers ??= [.. (Attributes?.Layers ?? []).Select(Syntax).OfType<AttributeSyntax>()];

    /// <summary>The layer of an index that the analyzer said.</summary>
    public AttributeSyntax? Layer(string? index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? Layers.ElementAtOrDefault(number)
            : null;

    private ModelAttributes? Attributes => attributes ??= Type is { } type ? new(type) : null;

    private static AttributeSyntax? Syntax(AttributeData? attribute) => attribute?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
}
