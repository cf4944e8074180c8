using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ModelGen.CodeFixes.Editing;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.CodeFixes;

/// <summary>MG0010 where a vector is needed: writes <c>[Flatten]</c> or <c>[GlobalAvgPool2D]</c> above the layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertLayer))]
[Shared]
public sealed class InsertLayer : AttributeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["MG0010"];

    private protected override IEnumerable<Offer> Offers(Diagnostic diagnostic, Place place)
    {
        foreach (string kind in new[] { FixFacts.Flatten, FixFacts.GlobalAvgPool2D })
        {
            if (diagnostic.Properties.TryGetValue(kind, out string? shapes) && place.Attribute is { } layer)
            {
                yield return new(
                    $"Insert [{kind}]: {shapes}", kind,
                    () => [AttributeEdits.InsertBefore(layer, Names.Attribute(kind, layer, place.Compilation))]);
            }
        }
    }
}
