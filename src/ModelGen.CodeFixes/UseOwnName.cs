using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0041 and MG0042: writes ModelGen's name of a layer or an argument for another library's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseOwnName))]
[Shared]
public sealed class UseOwnName : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0041", "MG0042"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        if (diagnostic.Properties.TryGetValue(FixFacts.Argument, out string? argument) && argument is not null && place.Argument is { } written)
        {
            yield return new($"Write {argument}", FixFacts.Argument, () => [Edit.Replace(written, argument)]);
        }
        else if (diagnostic.Properties.TryGetValue(FixFacts.Layer, out string? kind) && kind is not null && place.Attribute is { } layer)
        {
            string name = Names.Attribute(kind, layer, place.Compilation);
            string? function = diagnostic.Properties[FixFacts.Function];
            yield return function is null
                ? new($"Use [{kind}]", FixFacts.Layer, () => Rename(layer, name, diagnostic.Properties[FixFacts.DropsFirst] is not null))
                : new(
                    $"Use [{kind}(Activation.{function})]", FixFacts.Function,
                    () => [Edit.Replace(layer, $"{name}({Names.Member("Activation", function, layer, instead: null, place.Compilation)})")]);
        }
    }

    private static IEnumerable<Edit> Rename(AttributeSyntax layer, string name, bool dropsFirst)
    {
        Edit renamed = Edit.Replace(layer.Name, name);
        return dropsFirst && layer.ArgumentList is { Arguments: { Count: > 1 } arguments } && arguments[0] is { NameColon: null, NameEquals: null }
            ? SeparatedItems.Remove(arguments, arguments.First()).Prepend(renamed)
            : [renamed];
    }
}
