using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0008, MG0010, MG0011 and MG0039: writes the input shape that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FitInput))]
[Shared]
public sealed class FitInput : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0008", "MG0010", "MG0011", "MG0039"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place) =>
        diagnostic.Properties.TryGetValue(FixFacts.Input, out string? shape) && shape is not null && place.Input is { ArgumentList: { } list }
            ? [new($"Use [Input({shape})]", FixFacts.Input, () => [Write(list, shape)])]
            : [];

    /// <summary>In the place of all arguments that are no property: they are the shape, as numbers or as an array.</summary>
    private static Edit Write(AttributeArgumentListSyntax list, string shape)
    {
        AttributeArgumentSyntax[] arguments = [.. list.Arguments.Where(argument => argument.NameEquals is null)];
        return new(list.SyntaxTree, TextSpan.FromBounds(arguments[0].SpanStart, arguments[arguments.Length - 1].Span.End), shape);
    }
}
